namespace Visa.Reports.Drawing;

/// <summary>Which point of a text is at its place; the names are SVG's.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
