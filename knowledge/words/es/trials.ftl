# Estudios clínicos: lo que pide un estudio, junto al caso. Nada aquí dice que alguien puede entrar.

trial-outcome-nothing-found-that-excludes = No se encontró nada en contra. Solo los médicos del estudio pueden decir si usted puede entrar.
trial-outcome-something-to-ask-about = Hay algo que preguntar. Solo los médicos del estudio pueden decir si usted puede entrar.
trial-outcome-seems-not-to-fit = Este estudio parece no ser para usted, por las líneas de abajo. Los papeles pueden estar mal o ser viejos: aún puede preguntar.
trial-mark-does-not-fit = Parece que no:
trial-mark-cannot-tell = Los papeles no lo dicen:
trial-mark-fits = Sí, según los papeles:
trial-field-sex = Solo personas de un sexo, según el registro
trial-field-age = Un límite de edad, según el registro
cli-no-study = No hay un estudio { $id } en la lista. Revise el número o cargue una lista más nueva.

way-trials = ¿Hay un estudio?
way-trials-kept = { $count } guardados
title-trials = Estudios clínicos
title-trial = Un estudio clínico
step-trial-news = Un estudio que guarda ha cambiado
    .text = Sus papeles o la lista son más nuevos que cuando lo vio.
    .action = Ver qué cambió

trials-eyebrow = ¿Hay un estudio?
trials-heading = Estudios para su tipo de cáncer
trials-text = Un estudio prueba un tratamiento o un examen en personas que están de acuerdo. La búsqueda se hace en esta computadora. Nadie sabe qué busca usted.
trials-no-list = La lista de estudios aún no está en esta computadora.
trials-no-list-how = Cárguela de un archivo que tenga, o tráigala del registro. Usted ve cada dirección antes de que se llame.
trials-load = Cargar la lista de un archivo
trials-list-of = ClinicalTrials.gov al { $date }, { $count } estudios. Quién acepta personas puede cambiar cada día: llame antes.
trials-back = Estudios
trials-kept = Estudios que guarda
trials-news = Algo cambió desde que lo vio
trials-not-in-list = Este estudio no está ahora en la lista de esta computadora. Sigue entre los que guarda.
trials-any = Cualquiera
trials-search = Buscar
trials-search-text = Deje en «Cualquiera» lo que no sepa.
trials-search-from-papers = Rellenado con sus papeles. Cambie lo que quiera.
trials-cancer = Tipo de cáncer
trials-stage = Hasta dónde ha llegado
trials-marker = Un resultado del que trata el estudio
trials-marker-her2-positive = HER2 positivo
trials-marker-er-positive = Receptores hormonales positivos (ER)
trials-marker-triple-negative = Triple negativo
trials-marker-brca = Un cambio en un gen BRCA
trials-marker-pd-l1 = PD-L1
trials-marker-pik3ca = Un cambio en el gen PIK3CA
trials-marker-egfr = Un cambio en el gen EGFR
trials-marker-alk = Un cambio en el gen ALK
trials-marker-kras = Un cambio en el gen KRAS
trials-marker-braf = Un cambio en el gen BRAF
trials-marker-msi = Reparación de errores (MMR o MSI)
trials-line = Qué tratamiento sería
trials-words = Palabras
trials-words-hint = Del título, una medicina o el número de un estudio. Deben estar todas.
trials-phase = Fase
trials-phase-early-phase1 = Fase 1 temprana
trials-phase-phase1 = Fase 1
trials-phase-phase2 = Fase 2
trials-phase-phase3 = Fase 3
trials-phase-phase4 = Fase 4
trials-phase-na = Sin fase
trials-status = Quién acepta personas
trials-status-open = Estudios que aceptan personas ahora o pronto
trials-status-any = Todos los estudios, también los viejos
trials-show = Cuáles mostrar
trials-show-all = Todos los que se encontraron
trials-show-likely = Sin los que parecen no ser para usted
trials-find = Buscar
trials-matters = Lo que le importa en un estudio
trials-matters-text = Marque lo que quiere saber de cada estudio. Su página dirá lo que dice el registro.
trials-matters-legend = Quiero saber de
trials-matters-keep = Guardar
trials-matter-random = El azar decide quién recibe qué
trials-matter-placebo = Un tratamiento sin medicina (placebo)
trials-matter-travel = Qué tan lejos viajaría
trials-matter-visits = Cuántas visitas hay
trials-matter-biopsy = Más biopsias

trials-found = { $count ->
        [0] No se encontró ningún estudio
        [one] Un estudio encontrado
       *[other] { $count } estudios encontrados
    }
trials-found-by-distance = Primero los que aceptan personas, los más cercanos antes. No es una clasificación.
trials-found-by-number = Primero los que aceptan personas, los más nuevos antes. No es una clasificación.
trials-found-only-doctors = Solo los médicos del estudio pueden decir quién puede entrar.
trials-found-none = Pruebe con menos palabras, un círculo más amplio o «Cualquiera».
trials-looked-for = Se buscó: { $what }
trials-looked-for-all = Se buscó: todos los estudios
trials-left-out = { $count ->
        [one] Uno más parece no ser para usted y se dejó fuera.
       *[other] { $count } más parecen no ser para usted y se dejaron fuera.
    }
trials-unjudged = { $count } más no se miraron: son demasiados a la vez. Busque algo más preciso.
trials-show-unnamed = Mostrarlos también
trials-unnamed = { $count ->
        [one] Un estudio más no nombra la etapa, el resultado o el tratamiento que eligió.
       *[other] { $count } estudios más no nombran la etapa, el resultado o el tratamiento que eligió.
    }
trials-nearest = { $miles ->
        [0] el lugar más cercano está en su zona postal o al lado
        [one] el lugar más cercano está a 1 milla
       *[other] el lugar más cercano está a unas { $miles } millas
    }
trials-counts = { $fits } coinciden · { $not } no coinciden · { $open } no se sabe
trials-because = Porque el estudio dice:
trials-outcome-nothing-found-that-excludes = No se encontró nada que excluya.
trials-outcome-something-to-ask-about = Hay algo que preguntar.
trials-outcome-seems-not-to-fit = Parece que no es para usted.
trials-mark-fits = Coincide
trials-mark-does-not-fit = No coincide
trials-mark-cannot-tell = No se sabe
trials-status-of-recruiting = Acepta personas ahora
trials-status-of-not-yet-recruiting = Aceptará personas pronto
trials-status-of-enrolling-by-invitation = Acepta solo a quienes invita
trials-status-of-available = Disponible fuera de un estudio
trials-status-of-suspended = Detenido por ahora
trials-status-of-active-not-recruiting = Sigue, no acepta a nadie nuevo
trials-status-of-temporarily-not-available = No disponible por ahora
trials-status-of-completed = Terminado
trials-status-of-terminated = Terminado antes de tiempo
trials-status-of-withdrawn = Nunca empezó
trials-status-of-no-longer-available = Ya no está disponible
trials-status-of-approved-for-marketing = El tratamiento ya fue aprobado
trials-status-of-withheld = No se dice
trials-status-of-unknown = No se sabe
trials-field-female = Solo mujeres, según el registro
trials-field-male = Solo hombres, según el registro
trials-field-age-between = De { $least } a { $most } años, según el registro
trials-field-age-least = { $least } años o más, según el registro
trials-field-age-most = { $most } años o menos, según el registro
trials-list-inclusion = se pide para entrar
trials-list-exclusion = le dejaría fuera
trials-list-register = un campo del registro
trials-list-some = solo para un grupo

trials-why-parts = Por lo que dicen sus papeles de { $about }.
trials-why-parts-plain = Por lo que dicen sus papeles.
trials-why-stated = Sus papeles dicen esto de { $about }:
trials-why-stated-plain = Sus papeles dicen esto:
trials-why-by-sex = Por su sexo, como dicen los papeles.
trials-why-by-sex-plain = Por su sexo, como dicen los papeles.
trials-why-by-age = Por su fecha de nacimiento.
trials-why-by-age-plain = Por su fecha de nacimiento.
trials-why-not-stated = No está en sus papeles: { $about }.
trials-why-not-stated-plain = No está en sus papeles.
trials-why-two-answers = Sus papeles dan dos respuestas sobre { $about }.
trials-why-two-answers-plain = Sus papeles dan dos respuestas.
trials-why-not-comparable = Los papeles y el estudio no dicen { $about } de modo que se pueda comparar.
trials-why-not-comparable-plain = Los papeles y el estudio no dicen esto de modo que se pueda comparar.
trials-why-unread = Este programa no entiende todas estas palabras. Pregunte al equipo del estudio.
trials-why-unread-plain = Este programa no entiende todas estas palabras. Pregunte al equipo del estudio.
trials-why-yours = Solo usted o el equipo del estudio puede decirlo: { $about }.
trials-why-yours-plain = Solo usted o el equipo del estudio puede decirlo.
trials-why-seldom-written = Los papeles casi nunca lo dicen: { $about }. Pregunte.
trials-why-seldom-written-plain = Los papeles casi nunca lo dicen. Pregunte.
trials-why-allowed = El estudio lo permite. No pide nada.
trials-why-allowed-plain = El estudio lo permite. No pide nada.
trials-why-recent = Sus papeles lo muestran en los días que el estudio quiere libres. Eso puede cambiar con el tiempo. Pregunte desde qué día podría entrar.
trials-why-recent-plain = Sus papeles lo muestran en los días que el estudio quiere libres. Eso puede cambiar con el tiempo. Pregunte desde qué día podría entrar.
trials-why-earlier = Sus papeles lo muestran antes de esos días. No dicen si hubo más después.
trials-why-earlier-plain = Sus papeles lo muestran antes de esos días. No dicen si hubo más después.
trials-why-open = Sus papeles dicen una parte: { $about }. La línea pide más. Pregunte.
trials-why-open-plain = Sus papeles dicen una parte. La línea pide más. Pregunte.

trial-gone = Este estudio no se puede mostrar
trial-keep = Guardar este estudio
trial-forget = Ya no guardarlo
trial-kept-text = Usted guarda este estudio. Se mira otra vez cuando agrega papeles o carga una lista más nueva.
trial-to-sheet = Una hoja para su médico
trial-new = Qué cambió desde el { $date }
trial-nothing-new = Nada cambió desde el { $date }.
trial-new-was = Antes:
trial-new-now = Ahora:
trial-new-line = Línea nueva:
trial-new-gone = { $count ->
        [one] Una línea ya no está.
       *[other] { $count } líneas ya no están.
    }
trial-seen = Ya lo vi
trial-plain = El estudio en palabras sencillas
trial-kind-interventional = Prueba algo en personas: un tratamiento, un examen u otra ayuda.
trial-kind-observational = Solo observa. Nadie recibe un tratamiento nuevo por ello.
trial-kind-expanded-access = Da una medicina que aún no está aprobada, fuera de un estudio.
trial-phase-means-early-phase1 = Muy temprano: pocas personas reciben una cantidad pequeña por primera vez.
trial-phase-means-phase1 = La fase 1 busca una cantidad segura y los daños, en pocas personas.
trial-phase-means-phase2 = La fase 2 mira si sirve contra el cáncer, y los daños.
trial-phase-means-phase3 = La fase 3 lo compara con el tratamiento usual, en muchas personas.
trial-phase-means-phase4 = La fase 4 observa un tratamiento ya aprobado.
trial-people = Se planea con { $count } personas.
trial-allocation-randomized = El azar decide quién recibe qué tratamiento, no usted ni el médico.
trial-allocation-non-randomized = Hay varios grupos. El azar no decide quién está en cuál.
trial-allocation-na = Hay un solo grupo. Todos reciben lo mismo.
trial-masking-none = Usted y los médicos saben qué tratamiento recibe.
trial-masking-some = Usted, los médicos u otros no saben qué tratamiento recibe.
trial-until = El resultado principal se espera para { $date }.
trial-sponsor = Quién lo dirige: { $who }
trial-arms = Los grupos
trial-arm-experimental = recibe lo que se prueba
trial-arm-active-comparator = recibe un tratamiento conocido
trial-arm-placebo-comparator = recibe un placebo
trial-arm-sham-comparator = recibe un tratamiento simulado
trial-arm-no-intervention = no recibe nada de ello
trial-summary = El resumen del patrocinador
trial-lines = Quién puede entrar, línea por línea
trial-lines-text = Las palabras del estudio, lo que dicen sus papeles de cada una y dónde lo dicen. Los papeles pueden estar mal o ser viejos.
trial-lines-none = La lista no tiene texto de quién puede entrar. Pregunte.
trial-lines-does-not-fit = No coincide ({ $count })
trial-lines-cannot-tell = No se sabe ({ $count })
trial-lines-fits = Coincide ({ $count })
trial-matters = Lo que le importa
trial-matters-none = Aún no marcó nada.
trial-matters-source = Según los campos y las palabras del registro. Lo que no dice puede ser así de todos modos.
trial-matter-random-yes = El azar decide quién recibe qué tratamiento.
trial-matter-random-no = El azar no decide.
trial-matter-random-cannot-tell = El registro no lo dice. Pregunte.
trial-matter-placebo-yes = La entrada habla de un placebo o una simulación. Pregunte quién lo recibe y con qué.
trial-matter-placebo-no = No se nombra un placebo y todos saben quién recibe qué.
trial-matter-placebo-cannot-tell = No se nombra ninguno. Eso no es un no. Pregunte.
trial-matter-travel-yes = El lugar abierto más cercano está a unas { $miles } millas, dentro de su círculo.
trial-matter-travel-no = El lugar abierto más cercano está a unas { $miles } millas, fuera de su círculo.
trial-matter-travel-cannot-tell = No se sabe. Escriba su código postal y qué tan lejos iría.
trial-matter-visits-yes = Pida el plan de visitas.
trial-matter-visits-no = Pida el plan de visitas.
trial-matter-visits-cannot-tell = El registro no lo dice. Pida el plan de visitas.
trial-matter-biopsy-yes = La entrada habla de una biopsia. Pregunte si hace falta una nueva.
trial-matter-biopsy-no = No se nombra una biopsia.
trial-matter-biopsy-cannot-tell = No se nombra ninguna. Eso no es un no. Pregunte.
trial-places = Dónde se hace
trial-places-none = La lista no nombra ningún lugar.
trial-places-no-zip = Con su código postal, y la lista de zonas postales, los más cercanos van primero.
trial-places-rest = { $count } lugares más
trial-contact = A quién llamar sobre todo el estudio
trial-officials = Médicos que responden por él
trial-days = Qué significaría para sus días
trial-days-text = Antes de que empiece un estudio hay papeles que firmar y exámenes que hacer. El registro no dice cuántos días lleva. Pregunte en la primera llamada.
trial-days-until = Su plan tiene un día para empezar el tratamiento: { $date }, en { $count } días. Pregunte si el estudio puede empezar antes, y dígaselo a su médico.
trial-days-unknown = Aún no hay escrito un último día. Su médico lo dice.
trial-ask = Qué preguntar
trial-official = El texto oficial
trial-register = Este estudio en ClinicalTrials.gov
trial-sheet-back = El estudio
trial-sheet-heading = Una hoja para su médico
trial-sheet-text = Llévela consigo. Muestra cada línea del estudio con lo que dicen sus papeles.
trial-sheet-day = Al { $date }.
trial-sheet-nearest = Lugar abierto más cercano:
trial-sheet-doctor = Lo que dice el médico
