"""The words that a brief adds of its own, in the article's language.

Templates ask for them by key; a language that is not here gets English.
"""

from __future__ import annotations

from collections.abc import Mapping

KEYS = (
    "brief",
    "executive_summary",
    "key_points",
    "contents",
    "summary",
    "faq",
    "sources",
    "corrections",
    "about",
    "contact",
    "updated",
    "embargoed_until",
    "draft",
    "by",
    "and",
    "number",
    "source",
    "full_brief",
    "note",
    "tip",
    "warning",
    "important",
    "missing_picture",
    "figure",
    "table",
    "bar_chart",
    "column_chart",
    "stacked_bar_chart",
    "line_chart",
    "qr_code",
)

_TABLE = {
    "en": "Brief|Executive summary|Key points|Contents|Summary|Questions and answers|Sources"
    "|Corrections|About|Contact|Updated|Embargoed until|Draft|By|and|No.|Source|Full brief"
    "|Note|Tip|Warning|Important|Picture not available"
    "|Figure|Table"
    "|Bar chart|Column chart|Stacked bar chart"
    "|Line chart|QR code of",
    "de": "Kurzbericht|Kurzfassung|Das Wichtigste|Inhalt|Zusammenfassung|Fragen und Antworten"
    "|Quellen|Korrekturen|Über uns|Kontakt|Aktualisiert|Sperrfrist bis|Entwurf|Von|und|Nr."
    "|Quelle|Vollständiger Bericht|Hinweis|Tipp|Warnung|Wichtig|Bild nicht verfügbar"
    "|Abbildung|Tabelle"
    "|Balkendiagramm|Säulendiagramm|Gestapeltes Balkendiagramm"
    "|Liniendiagramm|QR-Code von",
    "fr": "Note|Synthèse|Points clés|Sommaire|Résumé|Questions et réponses|Sources|Corrections"
    "|À propos|Contact|Mis à jour|Sous embargo jusqu’au|Brouillon|Par|et|nº|Source"
    "|Note complète|Remarque|Conseil|Avertissement|Important|Image non disponible"
    "|Figure|Tableau"
    "|Diagramme à barres|Diagramme en colonnes|Diagramme à barres empilées"
    "|Graphique en courbes|Code QR de",
    "es": "Informe breve|Resumen ejecutivo|Puntos clave|Índice|Resumen|Preguntas y respuestas"
    "|Fuentes|Correcciones|Acerca de|Contacto|Actualizado|Embargado hasta|Borrador|Por|y|n.º"
    "|Fuente|Informe completo|Nota|Consejo|Advertencia|Importante|Imagen no disponible"
    "|Figura|Tabla"
    "|Gráfico de barras|Gráfico de columnas|Gráfico de barras apiladas"
    "|Gráfico de líneas|Código QR de",
    "it": "Nota|Sintesi|Punti chiave|Indice|Riepilogo|Domande e risposte|Fonti|Correzioni"
    "|Informazioni|Contatti|Aggiornato|Sotto embargo fino al|Bozza|Di|e|n.|Fonte|Nota completa"
    "|Nota|Suggerimento|Avvertenza|Importante|Immagine non disponibile"
    "|Figura|Tabella"
    "|Grafico a barre|Grafico a colonne|Grafico a barre in pila"
    "|Grafico a linee|Codice QR di",
    "pt": "Nota informativa|Sumário executivo|Pontos-chave|Índice|Resumo|Perguntas e respostas"
    "|Fontes|Correções|Sobre|Contacto|Atualizado|Sob embargo até|Rascunho|Por|e|n.º|Fonte"
    "|Nota completa|Nota|Dica|Aviso|Importante|Imagem não disponível"
    "|Figura|Tabela"
    "|Gráfico de barras|Gráfico de colunas|Gráfico de barras empilhadas"
    "|Gráfico de linhas|Código QR de",
    "nl": "Notitie|Samenvatting op één pagina|Hoofdpunten|Inhoud|Samenvatting"
    "|Vragen en antwoorden|Bronnen|Correcties|Over ons|Contact|Bijgewerkt|Onder embargo tot"
    "|Concept|Door|en|nr.|Bron|Volledige notitie|Opmerking|Tip|Waarschuwing|Belangrijk"
    "|Afbeelding niet beschikbaar"
    "|Figuur|Tabel"
    "|Staafdiagram|Kolomdiagram|Gestapeld staafdiagram"
    "|Lijndiagram|QR-code van",
    "pl": "Nota|Streszczenie|Najważniejsze punkty|Spis treści|Podsumowanie"
    "|Pytania i odpowiedzi|Źródła|Sprostowania|O nas|Kontakt|Zaktualizowano|Embargo do|Szkic"
    "|Autor:|i|nr|Źródło|Pełna nota|Uwaga|Wskazówka|Ostrzeżenie|Ważne|Obraz niedostępny"
    "|Rysunek|Tabela"
    "|Wykres słupkowy|Wykres kolumnowy|Skumulowany wykres słupkowy"
    "|Wykres liniowy|Kod QR adresu",
    "uk": "Довідка|Стислий огляд|Головне|Зміст|Підсумок|Запитання та відповіді|Джерела"
    "|Виправлення|Про нас|Контакти|Оновлено|Ембарго до|Чернетка|Автор:|та|№|Джерело"
    "|Повна довідка|Примітка|Порада|Попередження|Важливо|Зображення недоступне"
    "|Рисунок|Таблиця"
    "|Лінійчата діаграма|Стовпчаста діаграма|Лінійчата діаграма з накопиченням"
    "|Графік|QR-код адреси",
    "ru": "Справка|Краткий обзор|Главное|Содержание|Итог|Вопросы и ответы|Источники"
    "|Исправления|О нас|Контакты|Обновлено|Эмбарго до|Черновик|Автор:|и|№|Источник"
    "|Полная справка|Примечание|Совет|Предупреждение|Важно|Изображение недоступно"
    "|Рисунок|Таблица"
    "|Линейчатая диаграмма|Столбчатая диаграмма|Линейчатая диаграмма с накоплением"
    "|График|QR-код адреса",
}

LABELS: Mapping[str, Mapping[str, str]] = {
    language: dict(zip(KEYS, row.split("|"), strict=True)) for language, row in _TABLE.items()
}


def labels_for(language: str) -> Mapping[str, str]:
    """The labels of a BCP-47 tag's language, English where we have none."""
    return LABELS.get(language.split("-", maxsplit=1)[0].lower(), LABELS["en"])
