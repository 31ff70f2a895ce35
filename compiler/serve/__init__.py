"""The workspace in the browser: pages over HTTP, and the guard before them."""
