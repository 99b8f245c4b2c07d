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
cli-packet-own-sheets = No se pudieron hacer todas las hojas que pidió. Una comparación y una carta a los dos médicos necesitan dos cartas con un plan que sea distinto.
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
    .hint = Algunas personas quieren una lectura que no siga a la primera. La primera página del paquete dice que se dejó fuera.
packet-page-own = Hojas suyas
packet-page-bridge = Incluir la carta que pide a los dos médicos que hablen
packet-page-decision = Incluir la hoja sobre la decisión que tengo que tomar
packet-page-comparison = Incluir cómo se comparan las dos opiniones: { $first }, { $second }
    .hint = Una hoja con lo que dice cada médico, lado a lado, en sus palabras. Solo va si las dos cartas van, y nunca si usted deja fuera lo que concluyó su primer médico.
packet-page-blind-how = Qué se deja fuera exactamente
packet-page-blind-papers = Papeles enteros: notas de consulta, cartas y registros de tratamiento.
packet-page-blind-pages = De otros papeles, cada página en la que la aplicación leyó un plan, o con palabras como “treatment plan” o “assessment and plan”. Las otras páginas van dentro. El archivo entonces no sale.
packet-page-blind-facts = En el resumen, cada línea que es un plan.
packet-page-blind-limit = La aplicación se guía por las palabras. Un plan dicho con otras palabras puede quedar dentro. Mire el paquete antes de darlo.
packet-page-left-out = Usted dejó fuera estos
packet-page-out = Lo que se queda fuera
packet-page-why-blind = Contienen las conclusiones o los planes del primer médico:
packet-page-why-twice = El mismo papel va una sola vez. Estas son segundas copias:
packet-page-why-other-person = Sobre otra persona:
packet-page-why-unsure = No está claro de quién son. Dígalo, y podrán ir dentro:
packet-page-why-holds-other = Dentro de estos archivos hay un papel de otra persona:
packet-page-in-part = Lo que va solo como páginas
packet-page-in-part-text = De estos van las páginas, y el archivo no.
packet-page-file-out-holds-other = { $paper }: dentro del archivo hay un papel de otra persona, o una parte sobre otra persona.
packet-page-file-out-blind = { $paper }: en el archivo está lo que su primer médico concluyó o planea.
packet-page-file-out-chosen = { $paper }: dentro del archivo hay un papel que usted dejó fuera.
packet-page-pages-out = La página { $pages } queda fuera.
packet-page-seal = Una contraseña para el ZIP, si la quiere
    .hint = { $least } letras o más, sin acentos. Sin ella nadie puede abrir los archivos del ZIP. Désela al médico por teléfono, no en el mismo mensaje. Programas como 7-Zip y WinZip abren un ZIP así. El consultorio puede necesitar uno de ellos.
packet-seal-too-short = Esta contraseña es muy corta. Use { $least } letras o más. No se hizo nada.
packet-seal-other-letters = Otros programas pueden no aceptar estas letras. Use letras sin acentos, números y espacios. No se hizo nada.
cli-ask-seal = Contraseña para el ZIP (12 letras o más):

title-packet-making = Su paquete
packet-making-heading = Se está haciendo su paquete
packet-making-bar = Cuánto falta
packet-making-pages = { $done } de { $all } papeles
packet-making-files = { $done } de { $all } MB guardados
packet-making-stop = Parar
packet-making-done = Su paquete está listo
packet-making-ready = Tiene { $size } MB.
packet-making-sealed = Tiene { $size } MB. Se abre solo con su contraseña. La aplicación no guarda la contraseña.
packet-making-save = Guardar { $file }
packet-making-again = Cambiar lo que va dentro
packet-making-kept = Se queda aquí hasta que haga otro, o cierre la aplicación.
packet-making-stopped = Parado
packet-making-nothing-left = No se hizo ningún paquete y no queda nada a medias. Sus papeles están como estaban.
packet-making-failed = No se pudo hacer el paquete
packet-making-back = Volver a lo que va dentro
packet-page-why-empty = No tienen nada dentro:
packet-page-why-no-record = Archivos de discos y descargas que no son papeles médicos:
packet-page-care = Mírelo bien antes de entregarlo. Un programa leyó sus papeles, y puede equivocarse.
packet-page-pdf = Hacer un solo PDF
packet-page-zip = Hacer un ZIP con todo
packet-page-look = Mostrar lo que iría dentro
packet-page-forms = El PDF es para leer. El ZIP también lo lleva, y además sus archivos sin tocar y las imágenes de sus estudios, como las necesita el departamento de imágenes. Hacerlo puede tardar un minuto. Se puede parar.

packet-section-pathology = Patología
packet-section-imaging = Imágenes
packet-section-operative = Notas de operación
packet-section-oncology = Consultas y tratamiento
packet-section-genomic = Informes genéticos
packet-section-labs = Laboratorio
packet-section-other = Otros papeles
