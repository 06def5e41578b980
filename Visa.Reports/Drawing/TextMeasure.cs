namespace Visa.Reports.Drawing;

/// <summary>Estimates the width of text, on the generous side: a browser's sans-serif is not known here.</summary>
internal static class TextMeasure
{
    /// <summary>The size of tick labels and titles, in pixels.</summary>
    public const double FontSize = 12;

    public const double LineHeight = 16;

    private const string Narrow = "iljtfrI.,:;'|()[] 1";
    private const string Wide = "mwMW@%…–—";

    public static double Width(string text) => text.Sum(character => Narrow.Contains(character) ? 0.40 : Wide.Contains(character) ? 0.95 : char.IsUpper(character) ? 0.70 : 0.58) * FontSize;

    /// <summary>The text, cut with an ellipsis when it is wider than the room.</summary>
    public static string Fit(string text, double room)
    {
        if (Width(text) <= room) return text;
        var length = text.Length;
        while (length > 1 && Width(text[..length]) + Width("…") > room) length--;
        return text[..length].TrimEnd() + "…";
    }
}
