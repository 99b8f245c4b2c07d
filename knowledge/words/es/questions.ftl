# La página de preguntas y la hoja para llevar. Borrador: ningún traductor lo ha revisado.

title-questions = Mis preguntas
way-questions = Mis preguntas
questions-for-second = Para el segundo médico
questions-for-first = Para el médico que le atiende ahora
questions-for-first-go = Preguntas para el médico que le atiende ahora
questions-for-second-go = Preguntas para el segundo médico
questions-heading = Sus tres preguntas
questions-text = Si falta tiempo, estas van primero. Salieron de sus propios papeles y de una lista que vale para todos. Cambie cualquier palabra.
questions-print = Imprimirlas en grande
questions-more-time = Si hay más tiempo
questions-others = { $count ->
    [one] Una pregunta más
   *[other] { $count } preguntas más
}
questions-first = Poner primero
questions-up = Subir
questions-down = Bajar
questions-out = Quitar
questions-of = : pregunta { $number }
questions-change = Cambiar, mover o quitar
questions-change-words = Con sus palabras
questions-change-save = Guardar estas palabras
questions-take-back = Volver a ponerla
questions-left-out = { $count ->
    [one] Usted quitó una
   *[other] Usted quitó { $count }
}
questions-own = Agregue una pregunta suya
    .hint = ¿Qué le preocupa más? Sus propias preguntas van primero.
questions-own-add = Agregar
questions-from-finding = Sus papeles no coinciden en esto.
questions-from-missing = Un segundo médico lo pide. No está en sus papeles.
questions-from-announced = Un papel dice que está por llegar.
questions-from-option = La carta de su médico nombra más de un camino.
questions-from-silent = La carta de su médico no habla de esto. Eso no es un no.
questions-from-cannot-tell = Sus papeles no dicen si esto es para usted.
questions-where-from = De dónde vienen estas preguntas
questions-where-from-text = Vienen de sus papeles, de sus propias palabras y de listas de preguntas escritas con nuestras palabras.
cited-after = Según: { $cited }.
questions-sheet = Sus preguntas, para llevar
questions-mine = Mis preguntas
questions-print-now = Imprimir esta hoja
questions-back = Volver a mis preguntas
questions-send = Enviarlas antes a la clínica
questions-send-text = Los médicos dicen más sobre preguntas que ya han visto. Copie esto en un mensaje del portal, o léalo por teléfono. Desde aquí no se envía nada.
questions-send-label = El mensaje, en inglés
questions-send-head = Hola, estas son las tres preguntas que más me importan para mi visita. ¿Podría verlas el médico antes de reunirnos?
questions-send-close = Gracias.
questions-before-leaving = Antes de irme
questions-leave-said-back = Dije con mis palabras lo que entendí.
questions-leave-who = Sé quién hace qué después, y para cuándo.
questions-leave-copy = Pedí una copia de la carta.
