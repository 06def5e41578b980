namespace Visa.Reports.Charts;

/// <summary>The colour of a series. Each has a light and a dark form in the page's style, told apart by people who are colour-blind.</summary>
public enum Tone
{
    Blue,
    Orange,
    Green,
    Purple,
    Red,
    Grey,
}
