"""Ferdinand Puddlewick: cancer of the ascending colon, operated. Scans, photos and broken files only."""
