# Lo que se dice a la persona cuando la caja de archivos no puede hacer algo. El valor es qué pasó y qué
# se guardó; .next es qué hacer. Espacios: { $documents } los papeles, { $count } cuántos, { $least }, { $detail }.
# Borrador: not yet reviewed by a translator.

vault-error-no-vault = Aquí todavía no hay papeles.
    .next = Agregue sus primeros papeles, o elija la carpeta donde está su caja de archivos.
vault-error-not-a-vault = En esta carpeta no hay una caja de archivos.
    .next = Elija otra carpeta. No se cambió nada en esta.
vault-error-already-there = En esta carpeta ya hay una caja de archivos.
    .next = Ábrala, o elija una carpeta vacía para una nueva. No se cambió nada.
vault-error-folder-not-empty = En esta carpeta hay otros archivos.
    .next = Elija una carpeta vacía, para que sus papeles no se mezclen con otros archivos.
vault-error-in-use = Su caja de archivos está abierta en otra ventana o en otro programa.
    .next = Ciérrela allí y después inténtelo de nuevo.
vault-error-newer-version = Una versión más nueva de esta aplicación hizo esta caja de archivos. Esta versión no puede leerla.
    .next = Consiga la versión más nueva de la aplicación. No se cambió nada.
vault-error-damaged-header = La parte de la caja de archivos que guarda sus llaves está dañada. No se puede abrir.
    .next = Recupere su última copia de seguridad. Conserve esta carpeta como está, por si alguien puede repararla.
vault-error-damaged-database = La lista de sus papeles está dañada. Su contraseña es correcta.
    .next = Recupere su última copia de seguridad. Conserve esta carpeta como está: sus papeles originales pueden estar enteros.
vault-error-damaged-object = { $count ->
        [0] Un archivo guardado está dañado.
        [one] El original de un papel ({ $documents }) está dañado.
       *[other] Los originales de { $count } papeles ({ $documents }) están dañados.
    } Lo que se leyó en él se conserva.
    .next = Agregue el mismo archivo de nuevo, o recupere su última copia de seguridad.
vault-error-missing-object = { $count ->
        [one] El original de un papel ({ $documents }) ya no está en la caja de archivos.
       *[other] Los originales de { $count } papeles ({ $documents }) ya no están en la caja de archivos.
    } Lo que se leyó en él se conserva.
    .next = Agregue el mismo archivo de nuevo, o recupere su última copia de seguridad.
vault-error-outdated-reading = Otra versión de esta aplicación leyó un papel ({ $documents }). El original se conserva.
    .next = Deje que la aplicación lo lea de nuevo.
vault-error-wrong-passphrase = Esa no es la contraseña de esta caja de archivos.
    .next = Inténtelo de nuevo. Revise la tecla de mayúsculas. Su código de recuperación impreso también la abre.
vault-error-passphrase-too-short = Esa contraseña es demasiado corta.
    .next = Use al menos { $least } letras. Sirven bien unas pocas palabras que solo usted juntaría.
vault-error-passphrase-needed = Esta caja de archivos está bloqueada con una contraseña.
    .next = Escriba su contraseña, o use su código de recuperación impreso.
vault-error-no-passphrase = Esta caja de archivos todavía no tiene contraseña.
    .next = Ábrala en esta computadora y ponga una contraseña en los ajustes.
vault-error-passphrase-first = Una copia de seguridad sale de esta computadora, así que necesita una contraseña que la proteja.
    .next = Ponga una contraseña, imprima el código de recuperación y después haga la copia de seguridad.
vault-error-mistyped-recovery-code = Hay un error en el código de recuperación.
    .next = Compárelo con su hoja impresa. Tiene ocho grupos de cuatro letras o números.
vault-error-wrong-recovery-code = Ese código de recuperación no abre esta caja de archivos.
    .next = Busque una hoja impresa más nueva. Solo sirve el último código que imprimió.
vault-error-key-file-lost = Falta el archivo con la llave que abre esta caja de archivos, o se cambió.
    .next = Si copió la carpeta desde otra computadora, copie también el archivo llamado “key”. Si se perdió para siempre, agregue sus papeles a una caja nueva.
vault-error-not-a-backup = Este archivo no es una copia de seguridad de una caja de archivos.
    .next = Elija otro archivo.
vault-error-damaged-backup = Esta copia de seguridad está dañada o incompleta. No se recuperó nada.
    .next = Copie el archivo de nuevo desde donde se hizo, o use otra copia de seguridad.
vault-error-unknown-document = Ese papel no está en la caja de archivos.
    .next = Vuelva a la lista de sus papeles.
vault-error-original-not-kept = Un papel llegó sin su original, así que no se agregó.
    .next = Agregue el archivo de nuevo.
vault-error-unknown-original = Ese archivo no está en la caja de archivos.
    .next = Vuelva a la lista de sus papeles.
vault-error-full-disk = El disco está lleno. Lo que se guardó antes está a salvo; esto no se guardó.
    .next = Haga espacio en el disco y después inténtelo de nuevo.
vault-error-read-only = El disco o la carpeta solo se puede leer, así que aquí no se puede guardar nada.
    .next = Quite la protección contra escritura, o copie la caja de archivos a un disco en el que se pueda escribir.
vault-error-no-permission = Esta computadora no deja que la aplicación use esa carpeta o ese archivo.
    .next = Elija otra carpeta, o pregunte a quien cuida de esta computadora.
vault-error-out-of-memory = La computadora tiene muy poca memoria libre para esto.
    .next = Cierre otros programas y después inténtelo de nuevo.
vault-error-disk = El disco dio un error ({ $detail }). Lo que se guardó antes se conserva.
    .next = Revise que el disco esté conectado y después inténtelo de nuevo. Si sigue igual, copie la caja de archivos a otro disco.
vault-error-database = La lista de sus papeles dio un error (número { $detail }). Lo que se guardó antes se conserva.
    .next = Cierre la aplicación, ábrala de nuevo y haga la revisión de la caja de archivos.
vault-error-no-randomness = La computadora no pudo dar los números al azar que necesita un cierre seguro.
    .next = Reinicie la computadora y después inténtelo de nuevo.
