"""Pictures of manuscripts: found, fetched, checked, and made fit for the page."""
