"""What is handed in, put into the files of a pack: nothing but the places that change is touched."""
