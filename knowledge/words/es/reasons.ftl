# Razones para una segunda opinión, sus tipos, y cómo decírselo al médico. Borrador: ningún traductor lo ha revisado.

title-reasons = Razones
way-reasons = ¿Debo pedirla, y de qué tipo?
reasons-eyebrow = ¿Debo pedirla, y de qué tipo?
reasons-heading = { $count ->
    [0] No necesita una razón especial
    [one] Una razón habla a favor de otra mirada
   *[other] { $count } razones hablan a favor de otra mirada
}
reasons-text = Querer estar seguro basta. Abajo está lo que en sus papeles habla a favor, y lo que usted mismo puede decir. No significa que su médico se equivoque.
reasons-papers = Lo que muestran sus papeles
reasons-rate = Qué vio un estudio
reasons-unsure = Sus papeles no dicen si estas son para usted
reasons-own = ¿Qué es así para usted? Marque lo que corresponda.
reasons-own-save = Guardar esto
reasons-kinds = Qué tipo de opinión responde a eso
reasons-kinds-none = Marque arriba una razón, y los tipos que la responden saldrán primero aquí.
reasons-kinds-others = Otros tipos de segunda opinión
reasons-next = Sigue: decírselo a su médico
kind-needs = Necesita: { $needs }
kind-takes = Tiempo: { $days }
kind-answers = Responde a:
reasons-tests = Ver qué falta
reasons-letter = La carta de su médico habla de una operación:

title-telling = Decírselo a su médico
way-telling = Decírselo a mi médico
telling-eyebrow = Decírselo a mi médico
telling-heading = Dígaselo a su médico, con amabilidad
telling-say = Podría decir
telling-asks = ¿Qué quiere pedir al mismo tiempo?
telling-asks-save = Ponerlo en el mensaje
telling-message = Un mensaje corto
telling-message-text = Está en inglés, para la oficina. Léalo y cambie lo que quiera después de copiarlo. Desde aquí no se envía nada.
telling-print = Imprimirlo
telling-told = Si ya se lo dijo a su médico: ¿qué día?
telling-told-save = Anotar el día
telling-next = Qué más preguntar al médico que le atiende ahora
