"""Spanish cues; a word that ends in * stands for all words that begin so."""

CUES = {
    "problem": """
        problema*, bloque*, cuello de botella, frustr*, retras*, no puede, no podemos, no pueden, falla*, roto,
        difícil*, falta, faltan, duplic*, reinvent*, conflict*, sobrecarg*, ignor*, rechaz*, resisten*, miedo,
        nadie, nunca, demasiado*, lento*, abandon*, confus*, fricción, quej*, silo*, preocup*, desafío*, reto,
        retos, sufr*, esperando, esperar, semanas, sin respuesta""",
    "attempt": "intent*, probamos, al principio, propus*, experiment*, no funcionó, todavía, aún",
    "solved": """
        resolv*, resuelt*, solucion*, solución, funcionó, funciona bien, ayudó, desde entonces, ahora, así que,
        al final, acordamos, decidimos, creamos, introdujimos, mejoró, redujo, como resultado, gracias a""",
    "team": """
        equipo*, departamento*, división*, unidad*, organización*, empresa*, compañía, contribu*, mantened*,
        compartid*, común, plataforma*, reutiliz*, innersource, código abierto, revisor*, revisión*,
        desarrollador*, ingenier*, comunidad*, colabor*, repositorio*, componente*, biblioteca*, gerente*, jefe*,
        directiv*""",
    "across": """
        equipos, otro equipo, otros equipos, entre equipos, departamento*, división*, unidad*, silo*,
        innersource, inner source, contribu*, mantenedor*, compartid*, reutiliz*, empresa*, organización*,
        directiv*""",
    "incentive": """
        recompens*, bono*, reconoc*, promoción, carrera, presupuesto*, objetivo*, incentiv*, motiv*, priori*,
        aprob*, permiso*, plazo*, capacidad""",
    "ownership": """
        dueñ*, responsab*, propietari*, soporte, garantía, backlog, gobernanza, decisión*, decid*, document*,
        mentor*, visib*, transparen*""",
    "trust": """
        confian*, confiar, calidad, control*, seguridad, acceso, riesgo*, culpa*, cultura, respet*""",
    "practice": """
        usamos, utilizamos, adoptamos, en nuestra empresa, nuestra empresa, nuestra organización, en producción,
        este patrón, el patrón, llevamos, desde hace""",
    "planned": "planea*, pensamos, vamos a, queremos probar",
    "trial": "pilot*, prueba piloto, experimentando",
    "past": "usábamos, dejamos de, ya no usamos",
    "ask": """
        cómo hacen, cómo se, alguien, algún consejo, alguna experiencia, qué hacen, hay algún, pregunta""",
    "chatter": """
        buenos días, hola, jaja*, gracias, almuerzo, café, fin de semana, felicidades, bienvenid*, cumpleaños,
        nos vemos, saludos, genial, micrófono, pantalla, grabación""",
    "tool": "instalar, compil*, navegador, impresora, contraseña, pantalla, gráfico*, consulta",
}
