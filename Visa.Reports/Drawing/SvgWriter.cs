using System.Globalization;
using System.Net;
using System.Text;

namespace Visa.Reports.Drawing;

/// <summary>Writes SVG elements. Colours come from classes, so that the page's style decides between light and dark.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    public void Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        _text.Append('>');
    }

    public void Close(string element) => _text.Append("</").Append(element).Append('>');

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Element("line", null, ("class", style), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    public void Rectangle(double x, double y, double width, double height, string style, string? label = null) =>
        Element("rect", label, ("class", style), ("x", Number(x)), ("y", Number(y)), ("width", Number(Math.Max(0, width))), ("height", Number(Math.Max(0, height))));

    public void Circle(double x, double y, double radius, string style, string? label = null) =>
        Element("circle", label, ("class", style), ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)));

    public void Path(string data, string style) => Element("path", null, ("class", style), ("d", data));

    public void Text(double x, double y, string text, TextAnchor anchor, string style = "label", string? full = null)
    {
        Begin("text", ("class", style), ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor.ToString().ToLowerInvariant()));
        _text.Append('>').Append(WebUtility.HtmlEncode(text));
        AppendTitle(full == text ? null : full);
        Close("text");
    }

    /// <summary>Text that runs upwards, centred on its place.</summary>
    public void TextUpwards(double x, double y, string text, string style)
    {
        Begin("text", ("class", style), ("transform", $"translate({Number(x)} {Number(y)}) rotate(-90)"), ("text-anchor", "middle"));
        _text.Append('>').Append(WebUtility.HtmlEncode(text));
        Close("text");
    }

    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public override string ToString() => _text.ToString();

    private void Element(string element, string? label, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        if (label is null)
        {
            _text.Append("/>");
            return;
        }
        _text.Append('>');
        AppendTitle(label);
        Close(element);
    }

    private void Begin(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes) _text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
    }

    private void AppendTitle(string? label)
    {
        if (label is not null) _text.Append("<title>").Append(WebUtility.HtmlEncode(label)).Append("</title>");
    }
}
