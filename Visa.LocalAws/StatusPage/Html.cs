using System.Globalization;
using System.Net;
using System.Text;

namespace Visa.LocalAws.StatusPage;

/// <summary>Writes HTML; every text goes through encoding.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Html Text(string? text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>A section with a table; numbers stand to the right.</summary>
    public Html Table(string id, string title, string[] heads, IEnumerable<object?[]> rows, string whenEmpty)
    {
        Raw($"<section id=\"{id}\"><h2>").Text(title).Raw("</h2>");
        var all = rows.ToList();
        if (all.Count == 0)
            return Raw("<p class=\"none\">").Text(whenEmpty).Raw("</p></section>");
        Raw("<div class=\"scroll\"><table><thead><tr>");
        foreach (var (head, column) in heads.Select((head, column) => (head, column)))
            Raw(all.Exists(row => row[column] is int or long) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Text(head).Raw("</th>");
        Raw("</tr></thead><tbody>");
        foreach (var row in all)
            Row(row);
        return Raw("</tbody></table></div></section>");
    }

    public override string ToString() => _text.ToString();

    private void Row(object?[] cells)
    {
        Raw("<tr>");
        foreach (var cell in cells)
        {
            Raw(cell switch
            {
                int or long => "<td class=\"number\">",
                DateTimeOffset => "<td class=\"time\">",
                string { Length: > 60 } => "<td class=\"wide\">",
                _ => "<td>",
            });
            Cell(cell);
            Raw("</td>");
        }
        Raw("</tr>");
    }

    private void Cell(object? cell) => _ = cell switch
    {
        Link link => Raw($"<a href=\"{WebUtility.HtmlEncode(link.Address)}\">").Text(link.Text).Raw("</a>"),
        State state => Raw($"<span class=\"state {(state.IsGood ? "good" : state.IsBad ? "bad" : "busy")}\">").Text(state.Name).Raw("</span>"),
        long number => Text(number.ToString("N0", CultureInfo.InvariantCulture)),
        int number => Text(number.ToString("N0", CultureInfo.InvariantCulture)),
        DateTimeOffset time => Text(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        _ => Text(cell?.ToString()),
    };

    internal sealed record Link(string Address, string Text);

    internal sealed record State(string Name)
    {
        public bool IsGood => Name is "FINISHED" or "SUCCEEDED" or "ACTIVE";

        public bool IsBad => Name is "FAILED" or "ABORTED" or "TIMEOUT" or "STOPPED";
    }
}
