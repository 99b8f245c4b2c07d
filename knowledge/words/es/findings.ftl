# Lo que se dice a la persona sobre sus papeles. El valor es qué pasó y qué se guardó;
# .next es qué hacer. Espacios: { $detail }, { $count }, { $page }, { $name }.
# Borrador: not yet reviewed by a translator.

finding-conflict-laterality = Sus papeles nombran lados distintos: { $detail }.
    .next = Pregunte al médico que mejor le conoce qué lado es el correcto, y pida que se corrija el papel equivocado.
finding-conflict-histology = Sus papeles nombran tipos de cáncer distintos: { $detail }.
    .next = Pida que un patólogo mire las laminillas de nuevo y diga cuál es.
finding-conflict-biomarker = Sus papeles dan respuestas distintas sobre { $name }: { $detail }.
    .next = Pregunte al laboratorio o a su médico qué resultado cuenta, y si hay que repetir la prueba.
finding-conflict-stage = Sus papeles dan etapas distintas después de la cirugía: { $detail }.
    .next = Pregunte a su médico cuál es la correcta y por qué no coinciden.
finding-conflict-nodes = Sus papeles dan números distintos de ganglios linfáticos con cáncer: { $detail }.
    .next = Pida que le lean el informe del laboratorio de después de la cirugía, y pregunte qué número es el correcto.
finding-conflict-gleason = Sus papeles dan puntuaciones de Gleason distintas: { $detail }.
    .next = Pida que le lean el informe del laboratorio sobre la biopsia, y pregunte qué puntuación cuenta.
finding-conflict-grade = Sus papeles dan grados distintos: { $detail }.
    .next = Pregunte a su médico cuál cuenta.
finding-conflict-site = Sus papeles nombran lugares distintos donde empezó el cáncer: { $detail }.
    .next = Pregunte a su médico dónde empezó y cómo lo sabe.
finding-conflict-birth-date = Sus papeles dan fechas de nacimiento distintas: { $detail }.
    .next = Mire cuál es la suya. Pida al consultorio que la tiene mal que la corrija.
finding-conflict-sex = Sus papeles no dicen lo mismo sobre el sexo: { $detail }.
    .next = Pida al consultorio que lo tiene mal que lo corrija.
finding-conflict-blood-type = Sus papeles dan tipos de sangre distintos: { $detail }.
    .next = Dígaselo a su médico. El laboratorio puede repetir la prueba.
finding-conflict-allergy = Un papel nombra una alergia, otro dice que no hay ninguna: { $detail }.
    .next = Diga a cada consultorio qué es lo correcto. Importa antes de cualquier medicina nueva.
finding-conflict-procedure = Sus papeles no coinciden sobre lo que se hizo: { $detail }.
    .next = Pida la nota de la operación y pregunte qué papel es el correcto.
finding-conflict-treatment = Sus papeles no coinciden sobre un tratamiento: { $detail }.
    .next = Pregunte a su médico qué es lo correcto.
finding-conflict-lab = Dos papeles dan resultados distintos de la misma prueba el mismo día: { $detail }.
    .next = Pregunte al laboratorio cuál es el correcto.
finding-identity-other-person = Este papel, o una parte de él, es sobre otra persona. Eso se guarda aparte y nada de ello está en su caso.
    .next = Devuélvalo al consultorio de donde vino, o avíseles. Si al final es suyo, dígalo aquí.
finding-identity-other-inside = { $count ->
    [one] Dentro de este archivo suyo hay un papel de otra persona, o que puede serlo. Se guarda aparte
   *[other] Dentro de este archivo suyo hay { $count } papeles de otras personas, o que pueden serlo. Se guardan aparte
}. En un paquete salen las páginas que son suyas; el archivo no.
    .next = Mire lo que se apartó. Avise al consultorio que hizo el archivo.
finding-identity-name-variant = Este papel tiene su nombre escrito de otra forma: { $detail }. Se usa como suyo.
    .next = Nada, si es usted. Dé los dos nombres cuando pida sus papeles.
finding-identity-unsure = No está claro de quién es este papel: { $detail }. Hasta ahora nada de él está en su caso.
    .next = Mírelo y diga si es suyo.
finding-document-duplicate = Tiene este papel dos veces. Se guardan los dos, se usa uno.
    .next = Nada.
finding-document-damaged = Una parte de este archivo está dañada: { $detail }. Se leyó lo que se pudo leer. El archivo se guarda como está.
    .next = Pida una copia nueva al consultorio de donde vino.
finding-document-locked = Este archivo está bloqueado con una contraseña. Se guarda como está; no se leyó nada de él.
    .next = Ábralo con su contraseña, guárdelo sin ella y agréguelo de nuevo.
finding-document-empty = Este archivo está vacío.
    .next = Mire si lo tiene en otro lugar, o pida una copia nueva.
finding-document-unsupported = Este tipo de archivo no se puede leer aquí. Se guarda como está.
    .next = Guárdelo como PDF, o pídalo al consultorio en papel o como PDF.
finding-document-fault = Este registro no cumple una regla de su propio formato: { $detail }. Se leyó lo que se pudo leer.
    .next = Nada. El lugar queda anotado para quien hizo el archivo.
finding-ocr-unavailable = Esto es la imagen de un texto, y el programa que lee imágenes ({ $detail }) no está en esta computadora. La imagen se guarda.
    .next = Instale { $detail } y después agregue el archivo de nuevo.
finding-ocr-poor = Las palabras de esta imagen se leen mal. Se guarda como está. Por favor, revise lo que se leyó.
    .next = Tome otra foto con luz de día, con el papel plano y desde arriba, o pida el papel como PDF.
finding-addendum-pending = Un informe dice que falta algo por llegar: “{ $detail }”. No lo encontramos entre sus papeles.
    .next = Pregunte al laboratorio si el anexo (addendum) está listo, y pida una copia.
finding-addendum-unclear = Un informe dice que falta algo por llegar: “{ $detail }”. Quizá esté en un papel posterior; no podemos saberlo.
    .next = Mire los papeles que se nombran aquí. Si no está, pídalo al laboratorio.
finding-report-not-settled = Un informe deja algo sin aclarar: “{ $detail }”.
    .next = Pregunte a su médico si esto le afecta y qué lo aclararía.
finding-imaging-report-without-images = Hay un informe de imágenes, pero no las imágenes: { $detail }.
    .next = Pida al departamento de imágenes las imágenes en un disco o por un enlace, en formato DICOM.
finding-imaging-images-without-report = Hay imágenes, pero no su informe: { $detail }.
    .next = Pida al departamento de imágenes el informe escrito.
finding-imaging-files-missing = El disco nombra { $count } archivos que no están en él.
    .next = Pida un disco nuevo al departamento de imágenes.
finding-imaging-series-gap = Un estudio no está completo. { $count ->
        [one] Falta una imagen
       *[other] Faltan { $count } imágenes
    } dentro: { $detail }.
    .next = Pida el estudio completo al departamento de imágenes. Dígales qué imágenes faltan.
finding-imaging-series-unclear = Por los números de sus imágenes, un estudio puede no estar completo: { $detail }. Puede no significar nada. No podemos saberlo.
    .next = Pregunte al departamento de imágenes si esta serie está completa.
finding-imaging-not-dicom = Un disco tiene { $count ->
        [one] una imagen
       *[other] { $count } imágenes
    } y ninguna en DICOM, la forma que otros médicos pueden abrir y medir.
    .next = Pida al departamento de imágenes un disco o un enlace con las imágenes en forma DICOM.
finding-archive-unsafe = Este archivo comprimido contiene una parte que podría hacer daño o que no se puede abrir: { $detail }. Esa parte se dejó fuera, el resto se leyó.
    .next = Si echa algo de menos, pídalo de nuevo en otra forma.
finding-limit-reached = Esto es más grande de lo que se puede leer de una vez: { $detail }. Lo que se leyó hasta ahí se usa, y el archivo se guarda.
    .next = Divídalo, o agregue por separado la parte que necesita.
finding-document-language = Este papel está en otro idioma: { $detail }. Se guarda y se usa hasta donde se pudo leer.
    .next = Un centro en los Estados Unidos puede pedir una traducción certificada.
