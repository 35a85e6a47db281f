"""What the browser sees of the server: thin states that call the services."""
