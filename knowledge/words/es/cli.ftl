# Lo que dice la línea de comandos cuando no pudo hacerlo: por qué, qué se guardó, qué hacer.
# Borrador: not yet reviewed by a translator.

cli-not-there = No hay ningún archivo ni carpeta { $path }. No se cambió nada. Revise el nombre e inténtelo de nuevo.
cli-cannot-open = No se pudo abrir { $path } ({ $why }). No se cambió nada. Revise el nombre e inténtelo de nuevo.
cli-cannot-read = Los papeles no se pudieron leer hasta el final ({ $why }). No se cambió nada. Inténtelo de nuevo.
cli-cannot-write = El caso no se pudo escribir ({ $why }). Sus papeles no han cambiado. Pruebe en otro lugar.

cli-vault-created = Se hizo una caja de archivos en { $path }.
cli-vault-recovery-code = Este es su código de recuperación. Escríbalo o imprímalo, y guárdelo lejos de esta computadora. Abre la caja de archivos si se pierde la contraseña, y no se muestra otra vez.
cli-vault-backed-up = { $count ->
        [one] Se guardó un papel en la copia de seguridad { $path }.
       *[other] Se guardaron { $count } papeles en la copia de seguridad { $path }.
    }
cli-vault-backup-broken = Los originales de { $documents } estaban dañados; agregue esos papeles de nuevo.
cli-vault-restored = { $count ->
        [one] Se recuperó un papel en { $path }.
       *[other] Se recuperaron { $count } papeles en { $path }.
    }
cli-vault-sound = { $count ->
        [0] La caja de archivos está bien. Todavía no guarda originales.
        [one] La caja de archivos está bien. Su único original está como se guardó.
       *[other] La caja de archivos está bien. Los { $count } originales están como se guardaron.
    }
cli-vault-erase-ask = Esto quita para siempre la caja de archivos de { $path }. Las copias de seguridad en otros lugares quedan. Escriba { $word } para hacerlo:
cli-vault-erase-word = borrar
cli-vault-not-erased = No se borró nada.
cli-vault-erased = La caja de archivos de { $path } ya no existe: primero se sobrescribieron sus llaves, después se quitaron { $count } archivos, y no queda nada de ella. Las copias de seguridad en otros lugares siguen ahí.
cli-ask-passphrase = Contraseña:
cli-ask-new-passphrase = Contraseña nueva (8 letras o más):
cli-ask-recovery-code = Código de recuperación:
cli-cannot-start = La aplicación no pudo empezar ({ $why }). No se cambió nada. Cierre otros programas e inténtelo de nuevo.
cli-cannot-serve = La aplicación no pudo seguir ({ $why }). Lo que usted agregó hasta ahora se conserva. Ábrala de nuevo.
cli-no-home = Esta computadora no indica un lugar para sus papeles. No se cambió nada. Elija una carpeta con --vault.

cli-nobody = Ningún papel nombra a un paciente
cli-born = fecha de nacimiento { $date }
cli-papers-used = se usan { $used } de { $all } papeles
cli-to-look-at = Por favor, mire esto
cli-further-notes = { $count ->
        [one] Hay una nota más en la forma JSON.
       *[other] Hay { $count } notas más en la forma JSON.
    }
cli-what-it-is = Qué es
cli-tests = Qué muestran las pruebas
cli-scans = Qué dicen los informes de imágenes
cli-done = Qué se ha hecho
cli-planned = Qué está previsto
cli-other = Otros datos de salud
cli-papers = Papeles
cli-and-more = y { $count } más
cli-own-words = sus propias palabras
cli-ignored = y { $count } archivos de visores y exportaciones que no son papeles médicos
