# El paquete mismo queda en inglés: lo lee el segundo médico. Aquí está lo que se dice a la persona sobre él.
# Borrador: not yet reviewed by a translator.

cli-packet-questions = No se pueden leer las preguntas de { $path }: { $why }. No se hizo ningún paquete. Revise el nombre del archivo e inténtelo de nuevo.
cli-packet-folder = No se puede usar la carpeta { $path } para el paquete: { $why }. No se hizo ningún paquete. Elija otra carpeta.
cli-packet-cannot-write = El paquete no se pudo escribir en { $path }: { $why }. Allí no quedó nada a medias. Haga espacio o elija otra carpeta e inténtelo de nuevo.
cli-packet-original = Un papel cambió o desapareció mientras se hacía el paquete: { $why }. No se hizo ningún paquete. Revise los papeles e inténtelo de nuevo.
cli-packet-not-set = No se pudieron armar las páginas del paquete. No se hizo ningún paquete; sus papeles están como estaban. Por favor, avise de esto como un error del programa.
cli-packet-cancelled = Se detuvo. No se hizo ningún paquete.
cli-packet-nothing = Entre estos papeles no hay ninguno que pueda ir en un paquete. No se hizo ningún paquete.
cli-packet-made = { $path }: { $pages } páginas, { $papers } papeles.
cli-packet-zip = { $path }: { $files } archivos, { $size } MB.
cli-packet-left-out = Se dejó fuera: { $count }. La página “Contradictions and gaps” del paquete dice por qué.

title-packet = Lo que recibe el segundo médico
way-hand-over = Para la visita
way-packet = Lo que recibe el segundo médico
packet-page-eyebrow = El paquete
packet-page-heading = { $count ->
    [0] Todavía no hay nada que entregar
    [one] Un papel va al segundo médico
   *[other] { $count } papeles van al segundo médico
}
packet-page-text = Van en un solo archivo que un médico puede leer con cualquier programa. Desde aquí no se envía nada: usted lo guarda y lo da a quien quiera.
packet-page-ask = ¿Qué pregunta usted?
packet-page-question = Pregunta { $number }
packet-page-contact = ¿Cómo puede el médico comunicarse con usted?
    .hint = Un número de teléfono o una dirección. Está en la primera página. Puede dejarlo vacío.
packet-page-in = Lo que va dentro
packet-page-first = Primero va una página con sus preguntas, después su caso en una página, lo que pasó en orden, y lo que no coincide. Después los papeles, en este orden. Quite la marca del que deba quedarse fuera. Las páginas del paquete están en inglés, para el médico.
packet-page-blind = Dejar fuera lo que mi primer médico concluyó y lo que planea
    .hint = Algunas personas quieren una lectura que no siga a la primera. La primera página dice que se dejó fuera.
packet-page-left-out = Usted dejó fuera estos
packet-page-out = Lo que se queda fuera
packet-page-why-blind = Contienen las conclusiones o los planes del primer médico:
packet-page-why-twice = El mismo papel va una sola vez. Estas son segundas copias:
packet-page-why-other-person = Sobre otra persona:
packet-page-why-unsure = No está claro de quién son. Dígalo, y podrán ir dentro:
packet-page-why-empty = No tienen nada dentro:
packet-page-why-no-record = Archivos de discos y descargas que no son papeles médicos:
packet-page-care = Mírelo bien antes de entregarlo. Un programa leyó sus papeles, y puede equivocarse.
packet-page-pdf = Guardar como un solo PDF
packet-page-zip = Guardar todo como ZIP
packet-page-look = Mostrar lo que iría dentro
packet-page-forms = El PDF es para leer. El ZIP también lo lleva, y además sus archivos sin tocar y las imágenes de sus estudios, como las necesita el departamento de imágenes. Hacerlo puede tardar un minuto.

packet-section-pathology = Patología
packet-section-imaging = Imágenes
packet-section-operative = Notas de operación
packet-section-oncology = Consultas y tratamiento
packet-section-genomic = Informes genéticos
packet-section-labs = Laboratorio
packet-section-other = Otros papeles
