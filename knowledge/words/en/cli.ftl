# What the command line says when it could not do it: why, what was kept, what to do.

cli-cannot-open = { $path } could not be opened ({ $why }). Nothing was changed. Check the name and try again.
cli-cannot-read = The records could not be read to the end ({ $why }). Nothing was changed. Try again.
cli-cannot-write = The case could not be written out ({ $why }). Your records are unchanged. Try another place.
