"""Word forms, Excel books and bibliographies that people hand in: read, compared with the pack, and put into it whole."""
