# A quién preguntar: especialidades, búsqueda, hoja de un médico, lista corta, llamadas, centros, programas, listas.
# Borrador: not yet reviewed by a translator.

way-doctors = A quién preguntar
title-doctors = A quién preguntar
title-shortlist = Lista corta
title-centers = Centros de cáncer
title-programs = Programas de segunda opinión
title-lists = Listas públicas
title-lists-fetch = Traer una lista

doctors-eyebrow = ¿A quién pregunta?
doctors-heading = Médicos para su tipo de cáncer
doctors-text = Sus papeles nombran el tipo de cáncer. Estos médicos suelen tratarlo o leer sus laminillas. El orden no dice nada de su valor.
doctors-unknown = Aquí aún no se sabe el tipo de cáncer. Un médico del cáncer suele ser la primera puerta.
doctors-back = A quién preguntar
doctors-more = Otros caminos
doctors-to-centers = Centros de cáncer cerca de usted
doctors-to-programs = Programas de segunda opinión: ¿me aceptarán?
doctors-to-shortlist = { $count ->
        [0] Su lista corta (vacía)
        [one] Su lista corta (1)
       *[other] Su lista corta ({ $count })
    }
doctors-to-lists = Listas públicas en esta computadora
doctors-mine = Su médico ahora
doctors-mine-how = Para ver cómo está registrado su propio médico, busque por nombre y abra su página.
doctors-mine-fits = Registrado en un campo que suele tratar este cáncer.
doctors-mine-other = Registrado en otro campo que los que suelen tratar este cáncer. Puede haber buenas razones. Pregunte quién más mira su caso.
doctors-mine-cannot-tell = No se puede decir si ese campo suele tratar este cáncer. Falta: el tipo de cáncer, o el campo.
doctors-mine-of = Según el registro nacional a fecha de { $date }.
doctors-mine-this = Este es mi médico ahora
doctors-search = Buscar en el registro nacional
doctors-search-text = La búsqueda se hace en esta computadora. Nadie sabe qué busca.
doctors-no-registry = El registro aún no está cargado.
doctors-zip = Código postal
doctors-zip-hint = Cinco números. Se queda en esta computadora.
doctors-within = Hasta dónde
doctors-miles = { $miles } millas
doctors-any-distance = Cualquier distancia
doctors-any = Cualquiera
doctors-specialty = Campo
doctors-name = Nombre, o parte de él
doctors-network = En la red de un plan
doctors-tied = Estudios y centros
doctors-tied-named = Un estudio de este cáncer nombra a una persona de este nombre
doctors-tied-sites = Un estudio de este cáncer se hace en el código postal del consultorio
doctors-tied-center = Un centro de cáncer de la lista está en el código postal del consultorio
doctors-order = Orden
doctors-order-distance = Los más cercanos primero
doctors-order-name = Por nombre
doctors-find = Buscar
doctors-not-searched = No se pudo buscar
doctors-found = { $count ->
        [0] No se encontró a nadie
        [one] Se encontró a una persona
       *[other] Se encontraron { $count }
    }
doctors-found-by-distance = Los más cercanos primero. Esto no es una clasificación.
doctors-found-by-name = Por nombre. Esto no es una clasificación.
doctors-only-named = Solo aquellos cuyo nombre está en un estudio de { $cancer ->
        [none] cualquier enfermedad
       *[other] este cáncer ({ $cancer })
    }. Un nombre no prueba que sea esta persona. La página del médico dice en qué estudios.
doctors-only-sites = Solo aquellos con un consultorio en un código postal donde un estudio de { $cancer ->
        [none] cualquier enfermedad
       *[other] este cáncer ({ $cancer })
    } recibe o recibirá personas. Trabajan donde se hacen estudios. Eso no dice que participen.
doctors-only-center = Solo aquellos con un consultorio en el código postal de un centro de cáncer de la lista. Eso no dice que trabajen allí. Pregunte al llamar.
doctors-found-none = Pruebe con un círculo más amplio o con menos palabras. Quien no está en la lista puede existir.
doctors-pages = Páginas
doctors-page-before = Página anterior
doctors-page-next = Página siguiente
doctors-list-of = El registro nacional a fecha de { $date }: lo que los médicos registraron ellos mismos. Las direcciones pueden ser viejas.
doctors-away = { $miles ->
        [0] en su zona postal o al lado
        [one] a 1 milla más o menos
       *[other] a unas { $miles } millas
    }
doctors-put-short = Poner en la lista corta
doctors-is-short = En su lista corta
doctors-not-in-list = La lista de esta computadora no tiene ahora este número. Eso no quiere decir que no exista ese médico.
doctors-opens = (se abre en su navegador; ese sitio ve entonces su visita)
doctors-opens-all = Los enlaces a otros sitios se abren en su navegador. Esos sitios ven entonces su visita.
doctors-number = Número nacional { $npi }
doctors-sheet = Lo que se sabe
doctors-sheet-text = Cada línea dice quién lo dijo y cuándo. Lo que no se sabe no es malo.
doctors-not-known = Aún no se sabe
doctors-check = Por favor revise
doctors-look = Búsquelo:
doctors-write = Escriba lo que encontró
doctors-write-label = Lo que encontró, y dónde
doctors-write-save = Guardar esto
doctors-by-list = { $list }, { $date }
doctors-by-me = Usted, { $date }
doctors-licence = { $state }, número { $number }. Si vale hoy, solo lo puede decir la junta del estado.
doctors-exclusion-none = Ni el número ni el nombre están en esta lista.
doctors-exclusion-listed = Este número está en la lista: { $row }.
doctors-exclusion-name = Una persona de este nombre está en la lista, sin número: { $row }. Puede ser otra persona.
doctors-school = Escuela de medicina: { $school }, { $year }
doctors-telehealth = Ofreció visitas por video
doctors-services = { $group }: { $count } servicios en { $year }, a por lo menos { $people } personas.
doctors-in-network = { $plan } lo pone en su red. Llame para estar seguro.
doctors-study = El estudio { $study }, «{ $title }», nombra a una persona de este nombre: { $name }, { $role ->
        [principal-investigator] que lo dirige
        [study-chair] que lo preside
        [study-director] que lo dirige como director
        [sub-investigator] que trabaja en él
        [contact] a quien se llama para preguntar
       *[other] sin que se diga su papel
    }{ $place ->
        [none] .
       *[other] , en { $place }.
    } Puede ser otra persona del mismo nombre.
doctors-studies-more = { $count ->
        [one] Un estudio más de este cáncer nombra a una persona de este nombre.
       *[other] { $count } estudios más de este cáncer nombran a una persona de este nombre.
    }
doctors-study-near = El estudio { $study }, «{ $title }», recibe o recibirá personas en el código postal de un consultorio de este médico. Eso no dice que el médico participe.
doctors-studies-near-more = { $count ->
        [one] Un estudio más de este cáncer lo hace allí.
       *[other] { $count } estudios más de este cáncer lo hacen allí.
    }
doctors-more-of-it = Ver el estudio
doctors-minimum = { $what }: el grupo Leapfrog pide al menos { $hospital } al año en el hospital y { $surgeon } del cirujano.

shortlist-heading = { $count ->
        [0] Su lista corta está vacía
        [one] Uno en su lista corta
       *[other] { $count } en su lista corta
    }
shortlist-text = En el orden en que los puso aquí.
shortlist-away = Quitar
shortlist-side = Lado a lado
shortlist-side-text = Solo lo que alguien dijo. Las líneas vacías se dejan fuera.
shortlist-own = Añadir a alguien de quien oyó hablar
shortlist-own-name = Nombre
shortlist-own-place = Dónde
shortlist-own-phone = Teléfono
shortlist-own-from = Quién se lo dijo
shortlist-own-save = Poner en la lista corta
calls-heading = Por teléfono
calls-text = Pregunte esto. Diga primero: “Quisiera una segunda opinión.”
calls-print = Imprimir
calls-write = Anotar una llamada
calls-with = A quién llamó
calls-spoke = Quién habló con usted
calls-said = Qué se dijo
calls-next = Qué sigue, y para cuándo
calls-save = Guardar la llamada
calls-log = Llamadas hasta ahora
calls-by = { $date }, { $who }
calls-then = Sigue: { $next }

centers-heading = Centros de cáncer
centers-text = El Instituto Nacional del Cáncer los ha designado. Eso dice qué hacen en investigación y atención. No dice que uno sea el mejor para usted.
centers-zip-save = Mostrar por distancia
centers-by-distance = Los más cercanos primero, desde el medio de su zona postal.
centers-by-state = Primero los de { $state }. Con la lista de zonas postales cargada, van por distancia.
centers-none-in-state = Ninguno de estos está en { $state }. Van por nombre. Con la lista de zonas postales cargada, van por distancia. Muchos también atienden por video: pregunte si pueden atender a personas de su estado.
centers-by-name = Por nombre. Escriba un código postal para ver primero los más cercanos.
centers-rest = { $count } más
centers-laboratories = Solo investigación: no tratan a nadie
centers-laboratories-text = También están designados, como laboratorios. Allí no le pueden atender.
centers-kind-comprehensive = designado como integral
centers-kind-comprehensive-whole = Un centro de cáncer, designado como integral por el Instituto Nacional del Cáncer
centers-kind-clinical = designado como clínico
centers-kind-clinical-whole = Un centro de cáncer, designado como clínico por el Instituto Nacional del Cáncer
centers-kind-laboratory = solo investigación
centers-kind-laboratory-whole = Solo investigación. Allí no pueden atenderle.

programs-heading = ¿Me aceptarán?
programs-text = Lo que cada programa dice de a quién no acepta, frente a su caso y sus respuestas.
programs-ask-inpatient = ¿Está ahora en el hospital?
programs-ask-helps = ¿Ayudaría su propio médico: aceptar, registrar o enviar el caso?
programs-ask-treated = ¿Está en medio de quimioterapia o radiación?
programs-ask-offered = ¿Su empleador o plan ofrece un programa de segunda opinión?
programs-ask-child = ¿La persona tiene menos de 18 años?
programs-answer-yes = Sí
programs-answer-no = No
programs-unsure = No lo sé
programs-save = Mostrar
programs-yes = Nada de lo que dicen habla en contra
programs-cannot-tell = No se puede decir
programs-no = Dicen que no
programs-limits = No aceptan, o quieren antes:
programs-limit-yes = Esto le toca
programs-limit-cannot-tell = No se puede decir

lists-heading = Listas públicas en esta computadora
lists-text = Listas oficiales, cargadas desde sus archivos y buscadas aquí. Nada sobre usted está en ellas, y nada sobre usted sale.
lists-there = Lo que hay
lists-loading = Cargando { $files }
lists-bar = Cuánto del archivo se leyó
lists-rows = { $count } filas hasta ahora
lists-stop = Detener
lists-done = Cargado
lists-not-loaded = No se cargó
lists-elsewhere = { $count } partes están en otras direcciones. No se llamaron.
lists-of = A fecha de { $date }. { $rows } filas.
lists-files = Archivos de los que vino
lists-hash = SHA-256 { $hash }
lists-load = Cargar una lista
lists-load-text = Dé el archivo tal como lo publica su dueño, comprimido o no. Se ve solo qué es. La lista vieja queda hasta que la nueva esté completa.
lists-file = Archivos
lists-path = O dónde está un archivo grande en esta computadora
lists-path-hint = El nombre completo, con sus carpetas.
lists-load-now = Cargar
lists-fetch-link = Traer una lista de su dueño
lists-fetch-back = Listas públicas en esta computadora
lists-fetch-heading = Traer una lista de su dueño
lists-fetch-text = Aún no se llamó a nadie. Cuando pulse un botón, esta computadora le pide al dueño la lista entera. Sus papeles, su nombre y sus búsquedas se quedan aquí.
lists-fetch-seen = El dueño ve lo que ve cada sitio web: la dirección de su red y qué lista se pidió. No va ninguna cookie, ni el nombre de este programa.
lists-fetch-called = Se llama a estas direcciones, y a ninguna otra:
lists-fetch-about = Unos { $count } MB.
lists-fetch-now = Traer
lists-fetch-by-hand = Esta viene por su navegador. Abra la página del dueño, guarde el archivo y cárguelo aquí.
lists-fetch-which = Qué estudios
lists-fetch-which-text = Todos los cánceres es lo que menos dice de usted. Un grupo más pequeño llega antes. Pero le dice al registro que alguien en su red pregunta por él.
lists-fetch-trials = Estudios que admiten personas ahora o pronto.
lists-fetch-others = Las direcciones para los grupos más pequeños
lists-plan = El directorio de su plan
lists-plan-text = Algunos planes dejan su lista de médicos abierta a los programas. Su página para programadores dice la dirección, o el plan se la dice.
lists-plan-name = Nombre del plan
lists-plan-server = Dirección de su directorio
lists-plan-server-hint = Empieza con https:// y suele llevar «fhir». Deje fuera lo que está detrás de un signo de pregunta.
lists-plan-show = Mostrar a qué se llamaría
lists-plan-seen = El servidor del plan ve la dirección de su red y que se pidió todo el directorio. No ve su nombre, ni su número, ni lo que usted busca.
lists-plan-long = Puede tardar horas. Se detiene cuando usted lo diga, y ese mismo día sigue desde donde se detuvo.
lists-plan-wrong = Esta no puede ser la dirección de un directorio. No se llamó a nadie. Debe empezar con https://.
lists-fetching = Trayendo { $files }
lists-megabytes = { $count } MB hasta ahora
lists-where = De dónde vienen los archivos
lists-where-text = Puede descargarlos en su navegador. Empiece por las zonas postales.
lists-where-networks = Los archivos de la red de un plan están en las páginas del plan, como “machine-readable files”.

reasons-doctor = Su médico está registrado en otro campo
reasons-doctor-why = { $name } no está registrado en un campo que suele tratar este cáncer. Puede haber buenas razones. Pregunte quién más mira su caso.
doctors-mine-of-short = Según el registro nacional
