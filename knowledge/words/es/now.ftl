# La página "ahora": el paso siguiente y lo que viene después.
# Borrador: not yet reviewed by a translator.

now-next = Su próximo paso
now-after = Después
now-not-today = Hoy no
now-papers = Sus papeles
now-papers-read = { $count ->
    [one] Se leyó un papel.
   *[other] Se leyeron { $count } papeles.
}
now-papers-aside = { $count ->
    [one] Uno de ellos se apartó, con su motivo.
   *[other] { $count } de ellos se apartaron, cada uno con su motivo.
}
now-nothing-lost = No se perdió nada.
now-all-papers = Ver todos los papeles
now-see-aside = Ver lo que se apartó

step-see-both = Ver las dos
step-look = Mirarlo

step-reading = Se están leyendo sus papeles
    .text = Puede mirar o hacer otra cosa. La lectura sigue.
    .action = Ver cuánto va
step-add = Agregue los papeles que tiene
    .text = Descargas del portal, PDF, fotos del teléfono, discos, carpetas enteras. No hace falta ordenarlos.
    .action = Agregar papeles
step-add-theirs = Agregue los papeles de la persona a quien usted ayuda
    .text = Descargas del portal, PDF, fotos del teléfono, discos, carpetas enteras. No hace falta ordenarlos.
    .action = Agregar papeles
step-passphrase = Elija una contraseña
    .text = Hasta entonces, cualquiera que use esta computadora con el nombre de usted puede abrir sus papeles. Con una contraseña, solo usted puede.
    .action = Elegir una contraseña
step-look = Mire su caso
    .text = Junto a cada dato se ve en qué papel está. Si uno está mal, puede decirlo.
    .action = Ver el caso
step-more = Agregue más papeles
    .text = Lo que tenga además: un disco, una carta, la foto de un papel.
    .action = Agregar papeles

step-conflict-laterality = Sus papeles nombran dos lados distintos
step-conflict-histology = Sus papeles nombran dos tipos de cáncer
step-conflict-biomarker = Sus papeles dan dos respuestas sobre { $name }
step-conflict-stage = Sus papeles dan dos etapas
step-conflict-grade = Sus papeles dan dos grados
step-conflict-site = Sus papeles nombran dos lugares
step-conflict-birth-date = Sus papeles dan dos fechas de nacimiento
step-conflict-sex = Sus papeles no dicen lo mismo sobre el sexo
step-conflict-blood-type = Sus papeles dan dos tipos de sangre
step-conflict-allergy = Sus papeles no coinciden sobre una alergia
step-conflict-procedure = Sus papeles no coinciden sobre lo que se hizo
step-conflict-treatment = Sus papeles no coinciden sobre un tratamiento
step-conflict-lab = Sus papeles dan dos resultados de una misma prueba
step-identity-unsure = Diga de quién es este papel
step-identity-other-inside = Dentro de un archivo suyo hay un papel de otra persona
step-identity-other-person = Entre los suyos hay un papel sobre otra persona
step-addendum-pending = Un informe dice que falta un resultado por llegar
step-addendum-unclear = Vea si un papel posterior trae un resultado que faltaba
step-imaging-report-without-images = Pida las imágenes que corresponden a un informe
step-imaging-images-without-report = Pida el informe que corresponde a unas imágenes
step-imaging-files-missing = Un disco no está completo
step-imaging-series-gap = Un estudio no está completo
step-imaging-not-dicom = Las imágenes de un disco no son DICOM
step-document-locked = Un archivo está bloqueado con contraseña
step-document-damaged = Un archivo está dañado
step-document-empty = Un archivo está vacío
step-ocr-unavailable = No se pudo leer la imagen de un texto
step-ocr-poor = Una foto se lee mal: por favor, revísela

step-signs = Llame por la señal de alarma
    .text = Usted dijo que hay una señal de alarma, o que no está seguro. Eso va antes que todo lo demás.
    .action = A quién llamar
step-time = ¿Tiene tiempo? Cinco preguntas cortas
    .text = Dicen qué no puede esperar, y hacen un plan alrededor del día que nombre su médico. No necesita papeles.
    .action = Empezar
step-time-tight = Mire su plan: los días no alcanzan
    .text = El plan es más largo que el tiempo que hay, o un día no puede ser correcto. Hay maneras de acortarlo.
    .action = Ver el plan
step-time-ask = Pregunte a su médico el último día para empezar
    .text = Todo lo demás se planea alrededor de ese día. Las palabras para preguntarlo están listas.
    .action = Ver qué preguntar
step-time-ask-today = Llame hoy a la oficina de su médico
    .text = Este tipo de cáncer muchas veces se trata en días. Pregunte el último día para empezar. Las palabras para preguntarlo están listas.
    .action = Ver qué preguntar
step-time-ask-begun = Pregunte a su médico por el próximo paso
    .text = El tratamiento ya empezó, y aún puede consultar a un segundo médico. Pregunte hasta qué día se debe decidir el próximo paso.
    .action = Ver qué preguntar
step-tell = Diga a su médico que quiere una segunda opinión
    .text = Es su derecho, y ahí tienen lo que usted necesita: registros, laminillas, y un día que se puede guardar. Un mensaje corto está listo.
    .action = Leer el mensaje
step-questions = Elija sus tres preguntas
    .text = Hay una visita reservada. Si allí falta tiempo, tres preguntas van primero.
    .action = Ver las preguntas
now-dates = Días que le dieron
now-date-visit = Visita con el segundo médico
now-date-booked = El tratamiento está reservado
now-date-latest = Último día para empezar el tratamiento, como le dijo su médico
