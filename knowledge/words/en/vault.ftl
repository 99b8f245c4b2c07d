# What the person is told when the vault cannot do something. The value is what happened and what was
# kept; .next is what to do. Blanks: { $documents } the papers, { $count } how many, { $least }, { $detail }.

vault-error-no-vault = There are no records here yet.
    .next = Add your first papers, or choose the folder where your vault is.
vault-error-not-a-vault = This folder does not hold a vault.
    .next = Choose another folder. Nothing in this one was changed.
vault-error-already-there = There is a vault in this folder already.
    .next = Open it, or choose an empty folder for a new one. Nothing was changed.
vault-error-folder-not-empty = This folder has other files in it.
    .next = Choose an empty folder, so that your records do not get mixed with other files.
vault-error-in-use = Your vault is open in another window or program.
    .next = Close it there, then try again.
vault-error-newer-version = A newer version of this app made this vault. This version cannot read it.
    .next = Get the newest version of the app. Nothing was changed.
vault-error-damaged-header = The part of the vault that holds its locks is damaged. It cannot be opened.
    .next = Restore your last backup. Keep this folder as it is, in case someone can mend it.
vault-error-damaged-database = The list of your records is damaged. Your passphrase is right.
    .next = Restore your last backup. Keep this folder as it is: your original papers may still be whole.
vault-error-damaged-object = { $count ->
        [0] A stored file is damaged.
        [one] The original of one paper ({ $documents }) is damaged.
       *[other] The originals of { $count } papers ({ $documents }) are damaged.
    } What was read in it is kept.
    .next = Add the same file again, or restore your last backup.
vault-error-missing-object = { $count ->
        [one] The original of one paper ({ $documents }) is gone from the vault.
       *[other] The originals of { $count } papers ({ $documents }) are gone from the vault.
    } What was read in it is kept.
    .next = Add the same file again, or restore your last backup.
vault-error-outdated-reading = A paper ({ $documents }) was read by another version of this app. The original is kept.
    .next = Let the app read it again.
vault-error-wrong-passphrase = That is not the passphrase of this vault.
    .next = Try again. Check the Caps Lock key. Your printed recovery code opens the vault too.
vault-error-passphrase-too-short = That passphrase is too short.
    .next = Use at least { $least } letters. A few words that only you would put together are good.
vault-error-passphrase-needed = This vault is locked with a passphrase.
    .next = Type your passphrase, or use your printed recovery code.
vault-error-no-passphrase = This vault has no passphrase yet.
    .next = Open it on this computer, and set a passphrase in the settings.
vault-error-passphrase-first = A backup leaves this computer, so it needs a passphrase to protect it.
    .next = Set a passphrase, print the recovery code, then make the backup.
vault-error-mistyped-recovery-code = There is a slip in the recovery code.
    .next = Compare it with your printed page. It has eight groups of four letters or numbers.
vault-error-wrong-recovery-code = That recovery code does not open this vault.
    .next = Look for a newer printed page. Only the last code you printed works.
vault-error-key-file-lost = The key file that opens this vault is missing or was changed.
    .next = If you copied the folder from another computer, copy the file named “key” too. If it is gone for good, add your papers to a new vault.
vault-error-not-a-backup = This file is not a backup of a vault.
    .next = Choose another file.
vault-error-damaged-backup = This backup is damaged or cut short. Nothing was restored.
    .next = Copy the file again from where it was made, or use another backup.
vault-error-unknown-document = There is no such paper in the vault.
    .next = Go back to the list of your records.
vault-error-original-not-kept = A paper came without its original, so it was not added.
    .next = Add the file again.
vault-error-unknown-original = There is no such file in the vault.
    .next = Go back to the list of your records.
vault-error-full-disk = The disk is full. What was saved before is safe; this was not saved.
    .next = Make room on the disk, then try again.
vault-error-read-only = The disk or folder can only be read, so nothing can be saved here.
    .next = Take off the write protection, or copy the vault to a disk you can write to.
vault-error-no-permission = This computer does not let the app use that folder or file.
    .next = Choose another folder, or ask whoever looks after this computer.
vault-error-out-of-memory = The computer has too little free memory for this.
    .next = Close other programs, then try again.
vault-error-disk = The disk gave an error ({ $detail }). What was saved before is kept.
    .next = Check that the disk is connected, then try again. If this goes on, copy the vault to another disk.
vault-error-database = The list of your records gave an error (number { $detail }). What was saved before is kept.
    .next = Close the app, open it again, and run the check of the vault.
vault-error-no-randomness = The computer could not give the random numbers that a safe lock needs.
    .next = Start the computer again, then try again.
