"""Who is answered: each module refuses one kind of request, before any page is asked."""
