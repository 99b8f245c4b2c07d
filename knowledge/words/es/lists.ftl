# Las listas públicas: qué pasó con un archivo, qué se guardó, qué hacer. Nombres de las listas.
# Borrador: not yet reviewed by a translator.

lists-places = Zonas postales de la Oficina del Censo
lists-doctors = Registro nacional de médicos (NPPES)
lists-exclusions = Lista federal de personas excluidas (OIG)
lists-clinicians = Lista de médicos y profesionales de Medicare
lists-services = Servicios de Medicare por médico
lists-trials = Estudios de ClinicalTrials.gov
lists-networks = Red de un plan de salud
lists-directories = Directorio de un plan de salud

lists-error-not-there = No hay ningún archivo { $name }. La lista está como estaba.
    .next = Revise el nombre e inténtelo de nuevo.
lists-error-unknown-file = { $name } no es ninguna de las listas que se pueden leer aquí. La lista está como estaba.
    .next = Elija el archivo tal como lo publica su dueño. No hace falta abrirlo ni cambiarlo.
lists-error-other-list = { $name } es otra lista: { $list }. No se cambió nada.
    .next = Cárguelo donde va esa lista, o elija otro archivo.
lists-error-missing-columns = A { $name } le faltan columnas necesarias: { $columns }. La lista está como estaba.
    .next = Puede ser otro archivo, o uno que cambió una hoja de cálculo. Descárguelo otra vez y no lo abra antes.
lists-error-empty = { $name } no tiene ninguna fila que se pueda leer. La lista está como estaba.
    .next = Descárguelo otra vez, o elija otro archivo.
lists-error-quote-astray = En { $name } hay una comilla fuera de lugar cerca de la línea { $line }, y las filas se mezclan. La lista está como estaba.
    .next = Descargue el archivo otra vez. Puede que un programa lo guardara en otra forma.
lists-error-not-text = { $name } no es texto en una forma que se pueda leer. La lista está como estaba.
    .next = Puede que un programa lo guardara en otra forma. Descárguelo otra vez.
lists-error-damaged = { $name } está cortado o dañado. La lista está como estaba.
    .next = Descárguelo otra vez. Puede que la descarga se interrumpiera.
lists-error-other-shape = { $name } tiene otra forma que la de estos archivos, cerca de la línea { $line }. La lista está como estaba.
    .next = Puede ser otro archivo, o su dueño cambió la forma. Elija otro archivo.
lists-error-too-large = { $name } es más grande que cualquier lista de estas. La lista está como estaba.
    .next = Revise que sea el archivo correcto.
lists-error-no-such-place = No hay ninguna zona postal con este número en la lista.
    .next = Escriba los cinco números de un código postal. Un apartado de correos puede tener uno propio: pruebe con uno cercano.
lists-error-not-loaded = La lista aún no está cargada: { $list }.
    .next = Cárguela primero desde su archivo.
lists-error-places-first = Las zonas postales aún no están cargadas. Sin ellas no se puede decir ninguna distancia. No se cambió nada.
    .next = Cargue primero el archivo de zonas postales. Es pequeño.
lists-error-in-use = Esta lista se está cargando ahora. No se cambió nada.
    .next = Espere a que termine.
lists-error-stopped = Detenido. La lista está como estaba.
    .next = Puede cargarla otra vez cuando quiera.
lists-error-newer-version = Una versión posterior de este programa hizo esta lista.
    .next = Use esa versión, o cargue la lista otra vez.
lists-error-damaged-list = La lista en esta computadora está dañada: { $list }.
    .next = Cárguela otra vez desde su archivo.
lists-error-full-disk = El disco está lleno. La lista está como estaba.
    .next = Haga sitio y cárguela otra vez.
lists-error-disk = La computadora no pudo leer o escribir ({ $why }). La lista está como estaba.
    .next = Inténtelo de nuevo.
lists-error-refused = El servidor no dio la lista (su respuesta fue { $status }). La lista está como estaba.
    .next = Inténtelo más tarde, o descargue el archivo en su navegador y cárguelo aquí.
lists-error-not-reached = No se pudo llegar al servidor. La lista está como estaba.
    .next = Revise la red e inténtelo de nuevo, o descargue el archivo en su navegador y cárguelo aquí.

cli-list-loaded = Cargada: { $list }, { $rows } filas.
cli-list-left-out = { $count } filas no se pudieron leer y se dejaron fuera.
cli-list-other-letters = { $count } filas tenían letras en otra codificación. Se leyeron como de Europa occidental.
cli-no-lists = Esta computadora no nombra ningún lugar para las listas. Elija una carpeta con --lists.
cli-no-npi = Un número del registro tiene diez cifras. No se buscó nada. Revíselo e inténtelo de nuevo.
cli-npi-not-there = La lista no tiene este número. Eso no quiere decir que no exista ese médico: la lista puede ser más vieja.
cli-no-specialty = No hay ninguna especialidad con este nombre. No se buscó nada. Elija una de: { $all }.
cli-doctors-found = { $shown } de { $total }. El registro nacional a fecha de { $date }: lo que los médicos registraron ellos mismos. Las direcciones pueden ser viejas.

lists-old = Esta lista es vieja. Lo más seguro es que su dueño haya publicado otra.
lists-none = Aún no hay ninguna lista cargada.
doctors-code = código { $code }
doctors-deactivated = Este número se retiró el { $date }.
