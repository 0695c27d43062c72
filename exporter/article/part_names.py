"""The headings that name a part of the article, in the languages that we speak.

The first name of each is the one that we write.
"""

from __future__ import annotations

PARTS = (
    "key_points",
    "executive_summary",
    "summary",
    "faq",
    "sources",
    "corrections",
    "about",
)

_NAMES = {
    "en": (
        "Key points/Key takeaways/Key messages",
        "Executive summary/One-page summary",
        "Summary/In summary",
        "Questions and answers/Frequently asked questions/FAQ/FAQs/Q&A",
        "Sources/References/Bibliography",
        "Corrections/Corrections and clarifications",
        "About/About the author/About the authors/About us",
    ),
    "de": (
        "Das Wichtigste/Kernpunkte/Kernaussagen/Auf einen Blick",
        "Kurzfassung/Executive Summary/Managementzusammenfassung",
        "Zusammenfassung/Fazit",
        "Fragen und Antworten/Häufige Fragen/Häufig gestellte Fragen",
        "Quellen/Literatur/Nachweise",
        "Korrekturen/Berichtigungen",
        "Über uns/Über den Autor/Über die Autorin/Über die Autoren",
    ),
    "fr": (
        "Points clés/L’essentiel/À retenir",
        "Résumé exécutif/Résumé analytique/Synthèse pour les décideurs",
        "Résumé/En résumé",
        "Questions et réponses/Questions fréquentes/Foire aux questions",
        "Sources/Références/Bibliographie",
        "Corrections/Rectificatifs",
        "À propos/À propos de l’auteur/À propos des auteurs/Qui sommes-nous",
    ),
    "es": (
        "Puntos clave/Ideas clave/Claves",
        "Resumen ejecutivo",
        "Resumen/En resumen",
        "Preguntas y respuestas/Preguntas frecuentes",
        "Fuentes/Referencias/Bibliografía",
        "Correcciones/Fe de errores",
        "Acerca de/Sobre el autor/Sobre la autora/Quiénes somos",
    ),
    "it": (
        "Punti chiave/In breve",
        "Sintesi esecutiva/Sommario esecutivo",
        "Riepilogo/Sintesi/Riassunto",
        "Domande e risposte/Domande frequenti",
        "Fonti/Riferimenti/Bibliografia",
        "Correzioni/Errata corrige",
        "Informazioni/L’autore/Gli autori/Chi siamo",
    ),
    "pt": (
        "Pontos-chave/Pontos principais",
        "Sumário executivo/Resumo executivo",
        "Resumo/Em resumo",
        "Perguntas e respostas/Perguntas frequentes",
        "Fontes/Referências/Bibliografia",
        "Correções/Erratas",
        "Sobre/Sobre o autor/Sobre a autora/Quem somos",
    ),
    "nl": (
        "Hoofdpunten/Kernpunten/In het kort",
        "Samenvatting op één pagina/Managementsamenvatting",
        "Samenvatting",
        "Vragen en antwoorden/Veelgestelde vragen",
        "Bronnen/Referenties/Literatuur",
        "Correcties/Rectificaties",
        "Over ons/Over de auteur/Over de auteurs",
    ),
    "pl": (
        "Najważniejsze punkty/Kluczowe punkty/Najważniejsze informacje",
        "Streszczenie menedżerskie/Streszczenie wykonawcze",
        "Podsumowanie/Streszczenie",
        "Pytania i odpowiedzi/Często zadawane pytania",
        "Źródła/Bibliografia",
        "Sprostowania/Poprawki",
        "O nas/O autorze/O autorce/O autorach",
    ),
    "uk": (
        "Головне/Ключові тези/Ключові моменти",
        "Стислий огляд/Виконавче резюме",
        "Підсумок/Резюме/Висновок",
        "Запитання та відповіді/Часті запитання/Поширені запитання",
        "Джерела/Література",
        "Виправлення",
        "Про нас/Про автора/Про авторку/Про авторів",
    ),
    "ru": (
        "Главное/Ключевые тезисы/Основные положения",
        "Краткий обзор/Управленческое резюме",
        "Итоги/Резюме/Вывод",
        "Вопросы и ответы/Частые вопросы/Часто задаваемые вопросы",
        "Источники/Литература",
        "Исправления/Поправки",
        "О нас/Об авторе/Об авторах",
    ),
}


def part_named(heading: str, language: str) -> str | None:
    """The field of the article that `heading` names, in English or `language`; else `None`."""
    wanted = _key(heading)
    for tongue in (language.partition("-")[0], "en"):
        for part, names in zip(PARTS, _NAMES.get(tongue, ()), strict=False):
            if wanted in map(_key, names.split("/")):
                return part
    return None


def name_of(part: str, language: str) -> str:
    """The heading that names `part` in `language`, in English where we do not speak it."""
    names = _NAMES.get(language.partition("-")[0], _NAMES["en"])
    return names[PARTS.index(part)].partition("/")[0]


def _key(heading: str) -> str:
    return " ".join(heading.replace("'", "’").split()).removesuffix(":").casefold()
