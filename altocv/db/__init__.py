"""PostgreSQL: the embedded server, connections and transactions, tables, row-level security."""
