# Agregar papeles, verlos leerse, la lista de todos, un documento, lo que se apartó.
# Borrador: not yet reviewed by a translator.

add-heading = Agregue sus papeles
add-text = Entregue lo que tenga, en cualquier orden. Cada archivo se guarda como está. Nada sale de esta computadora.
add-choose = Elegir archivos
add-drop = Suelte aquí archivos o carpetas, o elíjalos
add-anything = Lo que tenga: descargas del portal, PDF, fotos del teléfono, cartas.
add-folder = O elija una carpeta entera
add-folder-text = Si es un disco, elija el disco mismo.
add-read = Leerlos
add-taking-in = Se están recibiendo sus archivos. Por favor, deje abierta esta página.
add-failed = Los archivos no llegaron. No se cambió nada. Por favor, inténtelo de nuevo.
add-what = Lo que más ayuda
add-what-1 = El informe de cada biopsia y de cada operación (patología)
add-what-2 = Los informes de los estudios de imagen, y el disco con las imágenes
add-what-3 = Las notas de sus consultas y las cartas entre sus médicos
add-what-4 = La descarga del portal del paciente, en un solo archivo ZIP
add-what-5 = Resultados de laboratorio, y una foto de su tarjeta del seguro médico
add-safe = Sus archivos siguen siendo suyos
add-safe-text = Los originales no se tocan y se guardan bajo llave con su caso. Puede volver a guardar cada uno cuando quiera.

reading-waiting = Sus papeles son los siguientes en la fila
reading-of = Leyendo sus papeles: { $done } de { $found }
reading-keeping = Los { $found } están leídos. Se está armando su caso.
reading-done = { $found ->
    [one] Su papel está leído
   *[other] Los { $found } papeles están leídos
}
reading-stopped = Se detuvo. Los { $done } papeles que se leyeron se conservan.
reading-failed = La lectura tuvo que detenerse
reading-bar = Papeles leídos
reading-leave = Puede dejar esta página. La lectura sigue.
reading-so-far = Hasta ahora: { $facts ->
    [one] 1 dato
   *[other] { $facts } datos
}.
reading-see-case = Ver el caso
reading-now = Qué hacer ahora
reading-stop = Detener la lectura y conservar lo leído
reading-became = En qué quedó cada papel
reading-all = Ver todos los papeles
reading-add-more = Agregar más

records-heading = { $count ->
    [0] Sus papeles
    [one] Un papel
   *[other] Sus { $count } papeles
}
records-none = Todavía no hay ninguno.
records-add = Agregar papeles
records-aside = Lo que se apartó
records-search = Buscar, o mostrar solo algunos
records-words = Palabras en el papel
records-kind = Tipo de papel
records-status = En qué quedó
records-any = Cualquiera
records-show = Mostrar
records-found = { $count ->
    [0] Ningún papel corresponde. No se perdió nada; busque con menos palabras.
    [one] Un papel corresponde.
   *[other] { $count } papeles corresponden.
}
records-further = Mostrar más papeles

document-raw = { $count ->
    [0] Aquí no se leyó ningún dato.
    [one] Aquí se leyó 1 dato.
   *[other] Aquí se leyeron { $count } datos.
} El informe mismo está en las palabras del laboratorio. Se escribió para médicos y puede ser duro de leer. Puede quedarse en la lista.
document-facts = { $count ->
    [0] Aquí no se leyó ningún dato. Las palabras del papel se conservan como están.
    [one] Aquí se leyó 1 dato, marcado en el papel.
   *[other] Aquí se leyeron { $count } datos, cada uno marcado en el papel.
}
document-aside = Este papel no se usa en su caso.
document-findings = { $count } cosas que conviene saber de este papel
document-facts-title = Datos de esta página
document-no-facts = Ninguno en esta página.
document-set-right = ¿Bien o mal?
document-unread = No se entendió, se conserva como está:
document-page-of = Página { $page } de { $count }
document-page-before = Página anterior
document-page-next = Página siguiente
document-picture = Como imagen
document-save = Guardar el original
document-no-text = Aquí no hay palabras que mostrar. El original se conserva como está.
document-files = { $count ->
    [one] Un archivo
   *[other] { $count } archivos
}
picture-of = Página { $page }, como imagen
picture-as-text = Como texto

aside-eyebrow = Apartados
aside-heading = { $count ->
    [0] Todos los papeles se usan en su caso
    [one] Un papel no se usa en su caso
   *[other] { $count } papeles no se usan en su caso
}
aside-text = Se guardan como usted los entregó. Cada uno dice por qué, y usted puede cambiarlo.
aside-none = No se apartó nada.
aside-unknown = No se pudo usar nada de él.
aside-same-as = El mismo papel que este: { $name }.
aside-other-person = { $name }: parece ser sobre otra persona
    .kept = El archivo, aparte de su caso. No se usa ningún dato de él.
aside-not-read = { $name }: no se pudo leer
    .kept = El archivo, como está.
aside-duplicate = { $name }: el mismo papel dos veces
    .kept = Los dos. Se usa uno.
aside-read = { $name }
    .kept = El archivo, como está.
aside-partly-read = { $name }
    .kept = El archivo, como está.
aside-ignored = { $count ->
    [one] También se apartó un archivo que solo ayuda a ver otros
   *[other] También se apartaron { $count } archivos que solo ayudan a ver otros
}
    .kept = El archivo. No se ejecutó.
aside-ignored-text = No contienen datos de salud. Se guardan y no se ejecutaron.
aside-look = Mirarlo
aside-look-first = Mirar el que se usa
aside-mine = Este sí es mío
aside-not-mine = Este no es mío
