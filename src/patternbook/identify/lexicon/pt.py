"""Portuguese cues; a word that ends in * stands for all words that begin so."""

CUES = {
    "problem": """
        problema*, bloque*, gargalo*, frustr*, atras*, não consegu*, não pode, não podem, falha*, quebrad*,
        difícil, difíceis, falta, faltam, duplic*, reinvent*, conflit*, sobrecarreg*, ignor*, rejeit*, resist*,
        medo, ninguém, nunca, demais, lent*, abandon*, confus*, atrito, reclam*, silo*, preocup*, desafio*,
        sofr*, esperando, esperar, semanas, sem resposta, dor""",
    "attempt": "tent*, no começo, propus*, experiment*, não funcionou, ainda",
    "solved": """
        resolv*, solucion*, solução, soluções, funcionou, funciona bem, ajudou, desde então, agora, então nós,
        no final, concordamos, decidimos, criamos, introduzimos, melhorou, reduziu, como resultado, graças""",
    "team": """
        equipe*, time, times, departamento*, divisão, divisões, unidade*, organização, organizações, empresa*,
        companhia, contribu*, mantenedor*, compartilhad*, comum, plataforma*, reutiliz*, reuso, innersource,
        inner source, open source, código aberto, revisor*, revisão, desenvolvedor*, engenh*, comunidade*,
        colabor*, repositório*, componente*, biblioteca*, gerente*, host, guest""",
    "across": """
        equipes, times, outro time, outros times, outra equipe, outras equipes, entre equipes, entre times,
        departamento*, divisão, divisões, silo*, innersource, inner source, contribu*, mantenedor*,
        compartilhad*, reutiliz*, reuso, empresa*, companhia, organização, organizações, guest, host""",
    "incentive": """
        recompens*, bônus, reconhec*, promoção, carreira, orçamento*, objetivo*, incentiv*, motiv*, priori*,
        aprov*, permiss*, prazo*, capacidade""",
    "ownership": """
        dono*, responsab*, propriet*, suporte, garantia, backlog, governança, decisão, decisões, decid*,
        document*, mentor*, visib*, transparên*, transparente*""",
    "trust": """
        confian*, confiar, qualidade, control*, segurança, acesso, risco*, culpa*, cultura, respeit*""",
    "practice": """
        usamos, utilizamos, adotamos, na nossa empresa, nossa empresa, nossa organização, em produção,
        este padrão, o padrão, há anos""",
    "planned": "planej*, pretend*, vamos, queremos testar",
    "trial": "pilot*, testando, experimentando",
    "past": "usávamos, paramos de, não usamos mais",
    "ask": """
        como vocês, como se, alguém, algum conselho, alguma experiência, o que vocês fazem, existe algum,
        pergunta""",
    "chatter": """
        bom dia, olá, oi, kkk*, obrigad*, almoço, café, fim de semana, parabéns, bem-vind*, aniversário,
        até logo, abraço*, legal, microfone, tela, gravação""",
    "tool": "instalar, compil*, navegador, impressora, senha, gráfico*, consulta",
}
