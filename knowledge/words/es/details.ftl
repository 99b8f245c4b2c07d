# Por qué un hallazgo dice lo que dice: estas palabras llenan { $detail } en findings.ftl. Son partes de frases.
# Borrador: not yet reviewed by a translator.

detail-at-place = { $detail } en { $place }{ $times ->
    [1] {""}
   *[other] , { $times } veces
}

detail-cut-off = el archivo está cortado antes de su final
detail-end-missing = falta el final del archivo
detail-ends-in-the-middle = termina a la mitad; se leyó lo que está antes del final
detail-characters = algunos caracteres no se pueden leer
detail-cannot-unpack = el archivo no se puede descomprimir
detail-its-words = no se pueden leer sus palabras
detail-part-packed = una parte no se puede descomprimir
detail-picture = la imagen
detail-no-page = no se encontró ninguna página
detail-pages = { $count ->
    [one] página { $page }
   *[other] páginas { $page }
}
detail-header = no se puede leer su encabezado
detail-cut-in-header = está cortado dentro de su encabezado
detail-part-of-header = no se puede leer una parte de su encabezado
detail-pictures-end = falta el final de sus imágenes
detail-some-files = { $count } de sus { $all } archivos
detail-line = línea { $line }
detail-tag = una etiqueta no tiene sentido en la línea { $line }
detail-document-type = declara un tipo de documento que puede volver enorme un archivo pequeño
detail-document-inside = el documento que lleva dentro en { $place }
detail-file-at = el archivo en { $place }
detail-no-text-at = letras que no son texto en el byte { $byte }
detail-xml = el XML está roto o cortado
detail-json = el JSON se rompe en la línea { $line }, columna { $column }
detail-lines = { $count } de las líneas no se pueden leer, la primera es la línea { $line }
detail-entries-cut = el archivo está cortado{ $line ->
    [0] {""}
   *[other] {" "}en la línea { $line }, columna { $column }
}; { $whole } entradas están enteras, { $broken } no se pudieron leer
detail-entries-broken = una parte está rota{ $line ->
    [0] {""}
   *[other] {" "}en la línea { $line }, columna { $column }
}; { $whole } entradas están enteras, { $broken } no se pudieron leer
detail-card = una tarjeta de salud que no se puede descomprimir
detail-directory = la lista de lo que hay en el archivo comprimido
detail-broken = está roto
detail-packed-otherwise = está comprimido de un modo que aquí no se puede abrir
detail-member-broken = su archivo número { $number } está roto
detail-member-packed-otherwise = su archivo número { $number } está comprimido de un modo que aquí no se puede abrir
detail-disk = la computadora no pudo leerlo ({ $kind })
detail-reader = hubo que interrumpir su lectura

detail-large-file = un archivo muy grande
detail-long-text = un texto muy largo
detail-long-page = una página muy larga
detail-long-table = una tabla muy larga
detail-packed-parts = sus partes comprimidas
detail-megabytes = { $size } MB de texto
detail-megabytes-of = { $size } de { $all } MB
detail-more-elements = más de { $count } elementos
detail-more-facts = más de { $count } entradas
detail-more-files = { $count } archivos más
detail-deep = elementos metidos unos en otros { $count } veces
detail-depth = archivos comprimidos dentro de otros
detail-unpacked-size = el tamaño de lo que lleva comprimido
detail-too-dense = { $file } ocupa al descomprimirse más de { $ratio } veces su tamaño
detail-attachment = el archivo adjunto { $file }

detail-no-study = no dice a qué estudio pertenece
detail-files-no-study = sus archivos no dicen a qué estudio pertenecen
detail-signature = la firma de esta tarjeta de salud no se comprobó
detail-encoding = sus caracteres no están en la codificación que nombra
detail-prefix = el prefijo { $prefix } se usa y no se declara
detail-fragment = es un pedazo de un documento, <{ $element }>, y no uno entero
detail-text-elsewhere = su texto está en otro archivo, { $file }
detail-more-faults = { $count } más del mismo tipo
detail-document-lacks = al documento le falta { $part }
detail-type-id = el typeId no es el de un documento clínico
detail-no-template = el documento no nombra ninguna plantilla
detail-no-patient = el documento no nombra a ningún paciente
detail-patient-lacks = al paciente le falta { $part }
detail-name-lacks = al nombre del paciente le falta { $part }
detail-name-empty = { $part } del paciente está vacío
detail-section-no-code = una sección no tiene código
detail-section-code = el código { $code } de la sección no es el de su plantilla, { $expected }
detail-section-template = la sección { $title } ({ $code }) no nombra su plantilla
detail-entry-template = { $about } no nombra su plantilla
detail-entry-lacks = a { $about } le falta { $part }
detail-status = { $about } tiene el estado { $status }
detail-no-date = { $value } no es una fecha
detail-no-code = { $code } en { $element } no es un código { $system }
detail-value-set = { $code } no es un { $about }
detail-code-system = el sistema de códigos { $system } no sirve para { $about }
detail-code-system-of = el sistema de códigos { $system } no sirve para { $about }
