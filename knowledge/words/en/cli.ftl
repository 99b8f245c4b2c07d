# What the command line says when it could not do it: why, what was kept, what to do.

cli-not-there = There is no file or folder { $path }. Nothing was changed. Check the name and try again.
cli-cannot-open = { $path } could not be opened ({ $why }). Nothing was changed. Check the name and try again.
cli-cannot-read = The records could not be read to the end ({ $why }). Nothing was changed. Try again.
cli-cannot-write = The case could not be written out ({ $why }). Your records are unchanged. Try another place.

cli-vault-created = A vault was made in { $path }.
cli-vault-recovery-code = This is its recovery code. Write it down or print it, and keep it away from this computer. It opens the vault when the passphrase is lost, and it is not shown again.
cli-vault-backed-up = { $count ->
        [one] One paper was backed up to { $path }.
       *[other] { $count } papers were backed up to { $path }.
    }
cli-vault-backup-broken = The originals of { $documents } were found damaged; add those papers again.
cli-vault-restored = { $count ->
        [one] One paper was restored to { $path }.
       *[other] { $count } papers were restored to { $path }.
    }
cli-vault-sound = { $count ->
        [0] The vault is sound. It holds no originals yet.
        [one] The vault is sound. Its one original is as it was stored.
       *[other] The vault is sound. All { $count } originals are as they were stored.
    }
cli-vault-erase-ask = This removes the vault in { $path } for good. Backups elsewhere stay. Type { $word } to do it:
cli-vault-erase-word = erase
cli-vault-not-erased = Nothing was erased.
cli-vault-erased = The vault in { $path } is gone: its keys were overwritten first, then { $count } files were removed, and nothing of it is left. Backups elsewhere are still there.
cli-ask-passphrase = Passphrase:
cli-ask-new-passphrase = New passphrase (8 letters or more):
cli-ask-recovery-code = Recovery code:
cli-cannot-start = The app could not start ({ $why }). Nothing was changed. Close other programs and try again.
cli-cannot-serve = The app could not go on ({ $why }). What you have added so far is kept. Start it again.
cli-no-home = This computer names no place for your records. Nothing was changed. Choose a folder with --vault.

cli-nobody = No paper names a patient
cli-born = born { $date }
cli-papers-used = { $used } of { $all } papers are used
cli-to-look-at = Please look at these
cli-further-notes = { $count ->
        [one] One further note is in the JSON form.
       *[other] { $count } further notes are in the JSON form.
    }
cli-what-it-is = What it is
cli-tests = What the tests show
cli-scans = What the scan reports say
cli-done = What has been done
cli-planned = What is planned
cli-other = Other health facts
cli-papers = Papers
cli-and-more = and { $count } more
cli-own-words = your own words
cli-ignored = and { $count } files of viewers and exports that are no records
