"""The three panes of the editor: content, pages, design."""
