# Primer inicio, bloqueo, ajustes, cómo funciona, señales de alarma, y cuando algo falla.
# Borrador: not yet reviewed by a translator.

welcome-heading = Un paso a la vez
welcome-lead = Una segunda opinión quiere decir que otro médico mira el mismo cáncer y dice lo que piensa. Esta aplicación le ayuda a pedirla y a usarla.
welcome-signs = ¿Se siente muy mal en este momento? Vea las señales que no pueden esperar.
welcome-who = ¿Quién tiene el cáncer?
welcome-who-myself = Yo
welcome-who-someone = Alguien a quien ayudo
welcome-begin = Empezar
welcome-does = Lo que hace
welcome-does-1 = Lee los papeles que usted tiene y muestra dónde está escrito cada dato.
welcome-does-2 = Pone en orden lo que pasó.
welcome-does-3 = Muestra en qué no coinciden sus papeles.
welcome-does-4 = Mantiene los papeles de otras personas aparte de los suyos.
welcome-does-not = Lo que no hace
welcome-does-not-text = No es médico. No dirá qué médico tiene razón ni qué debe elegir usted.
welcome-where = Dónde se quedan sus papeles
welcome-where-text = En esta computadora, en una caja de archivos bajo llave. Por ahora se abre sin contraseña, así que cualquiera que use esta computadora con el nombre de usted podría abrirla. Puede elegir una contraseña cuando quiera. No hay cuenta. Funciona sin internet.

not-in-heading = Por favor, ábrala desde el principio
not-in-text = Esta dirección sirve una sola vez, para la ventana que se abrió con ella. Cierre esta página y abra Second Opinion de nuevo. Sus papeles están a salvo.
not-in-again = Intentar de nuevo

lock-heading = Bloqueado
lock-idle = Se bloqueó sola después de un rato sin uso. Todo está guardado.
lock-saved = Todo está guardado.
lock-passphrase = Su contraseña
lock-code = Su código de recuperación
lock-code-hint = Está en la hoja que usted imprimió. Da igual si escribe en mayúsculas o minúsculas, con guiones o sin ellos.
lock-show = Mostrar lo que escribo
lock-unlock = Desbloquear
lock-use-code = Usar mi código de recuperación impreso
lock-use-passphrase = Usar mi contraseña
lock-nobody-else = Puede intentarlo las veces que quiera. Sin la contraseña o el código de recuperación nadie puede abrirla, y nosotros tampoco.

draft-heading = Usted estaba escribiendo esto
draft-text = La aplicación se bloqueó antes de que se guardara. Aquí está como usted lo escribió.
draft-words = Sus palabras
draft-save = Guardarlo ahora
draft-leave = Dejarlo

settings-heading = Ajustes
settings-passphrase = Contraseña
settings-passphrase-set = Sus papeles están bloqueados con su contraseña.
settings-passphrase-none = Todavía no hay ninguna. Cualquiera que use esta computadora con el nombre de usted puede abrir sus papeles.
settings-passphrase-choose = Elegir una contraseña
settings-passphrase-change = Cambiar la contraseña
settings-recovery-new = Hacer un nuevo código de recuperación
settings-lock = Bloqueo automático
settings-lock-after = ¿Después de cuánto tiempo sin uso?
settings-lock-minutes = { $count } minutos
settings-lock-never = Nunca
settings-language = Idioma
settings-language-which = ¿Qué idioma?
settings-language-draft = Ningún traductor ha revisado todavía las palabras en español. Los papeles se muestran siempre en su propio idioma.
settings-save = Guardar
settings-backup = Copia de seguridad
settings-backup-text = Un solo archivo con todo, bloqueado con su contraseña. Guárdelo en otro disco o en una memoria USB.
settings-backup-first = Elija primero una contraseña. Después puede guardar todo en un solo archivo bloqueado.
settings-backup-save = Guardar una copia de seguridad
settings-restore = Para recuperar una copia de seguridad, en esta computadora o en otra, ejecute: second-opinion vault restore, y después el nombre del archivo.
settings-erase = Borrar todo
settings-erase-text = Todos los papeles, datos y notas en esta computadora. No se puede deshacer.
settings-erase-go = Ir a borrar

passphrase-heading = Elija una contraseña
passphrase-text = Con ella se bloquean sus papeles. Sin ella nadie puede abrirlos, y nosotros tampoco.
passphrase-hint-1 = Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.
passphrase-hint-2 = No use una que ya usa en otro lugar.
passphrase-hint-3 = Después recibe un código de recuperación para imprimir, por si la olvida.
passphrase-old = La contraseña que tiene ahora
passphrase-new = Contraseña nueva
passphrase-again = La misma otra vez
passphrase-set = Poner la contraseña
passphrase-later = Más tarde
passphrase-differs = Las dos no son iguales. No se cambió nada. Escriba las dos de nuevo.

code-heading = Imprima ahora su código de recuperación
code-text = Abre sus papeles si olvida la contraseña. Se muestra solo esta vez.
code-sheet = Second Opinion. Código de recuperación:
code-sheet-keep = Guarde esta hoja donde guarda otros papeles importantes. Quien la tenga puede abrir sus papeles.
code-print = También puede copiarlo a mano.
code-print-now = Imprimir esta página
code-done = Ya lo tengo

erase-heading = ¿Borrar todo?
erase-text = Todos los papeles, datos y notas de esta aplicación se irán para siempre. Los archivos que agregó desde otro lugar siguen donde estaban. Una copia de seguridad que usted guardó también queda.
erase-type = Escriba “{ $word }” para seguir
erase-word = borrar
erase-do = Borrar todo
erase-keep = Conservarlo
erase-mistyped = No se borró nada. Para borrar todo, escriba “{ $word }”.
erased-heading = Todo está borrado
erased-text = En esta aplicación no queda nada de sus papeles.
erased-again = Empezar de nuevo

about-heading = Cómo funciona esta aplicación
about-lead = Lee sus papeles en esta computadora y muestra lo que dicen. No decide nada.
about-reads = Cómo lee
    .text = Busca palabras y códigos que afirman algo: un tipo, un lado, un resultado, una fecha. Usa reglas fijas. Lo que no entiende lo pone en una lista como no entendido y lo conserva.
about-sources = Cada dato tiene su lugar
    .text = Junto a cada dato se ve dónde está escrito. Tóquelo para ver las palabras en el papel, marcadas.
about-judges = No juzga
    .text = Nunca dice qué médico tiene razón, que se puede esperar sin peligro, ni qué significa una etapa para usted. Cuando los papeles no coinciden, muestra los dos.
about-stays = Sus papeles se quedan aquí
    .text = Se guardan en esta computadora, bajo llave. No hay cuenta, no se le cuenta nada a nadie, y funciona sin internet.
about-wrong = Puede equivocarse
    .text = Al leer puede pasar algo por alto o confundirlo, sobre todo en fotos. Revise lo importante en el papel mismo. De cada dato puede decir que está mal.
about-stop = Cuándo dejar esto y llamar
    .text = Si se siente mucho peor, no siga leyendo aquí. Vea las señales para llamar ahora, al pie de cada página.
about-edition = Second Opinion { $version }. Lo que sabe se repasó por última vez el { $edition }.

signs-heading = Pida ayuda ahora
signs-lead = Con un diagnóstico de cáncer, cada una de estas señales necesita un médico hoy mismo o antes. La segunda opinión puede esperar.
signs-call = Llame al 911
signs-or = O pida que alguien le lleve a la sala de emergencias más cercana. No maneje usted. Fuera de los Estados Unidos, llame al número de emergencias de su país.
signs-which = Las señales
signs-source = De dónde viene esto
signs-rule = Señal { $id }: un médico debe verla { $when }. Según:
signs-written = Escrito el { $date }.
signs-say = Diga esto
signs-say-words = “Tengo cáncer, y esto es nuevo.” En inglés: “I have cancer, and this is new.” Después diga qué siente, desde cuándo, y qué tratamiento fue el último.
signs-not-all = Esta lista no está completa. Si algo le asusta, llame a su clínica de cáncer, también de noche. Todos sus papeles se conservan aquí.
signs-back = Volver a la aplicación

trouble-heading = Eso no funcionó
trouble-back = Volver al principio
gone-heading = Aquí no hay nada
gone-text = Esta página no existe, o lo que mostraba ha cambiado. No se perdió nada.

desk-locked = Está bloqueada.
desk-broken-off = Los archivos no llegaron enteros. No se tomó ninguno y no se cambió nada.
    .next = Por favor, agréguelos de nuevo.
desk-too-many = Es más de lo que se puede recibir de una vez. No se tomó nada y no se cambió nada.
    .next = Por favor, agréguelo en partes más pequeñas.
desk-stopped = Una parte de esta aplicación se detuvo. Lo que se guardó antes se conserva.
    .next = Cierre la aplicación y ábrala de nuevo.
