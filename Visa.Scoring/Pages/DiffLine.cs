namespace Visa.Scoring.Pages;

internal readonly record struct DiffLine(char Mark, string Text)
{
    public string Kind => Mark switch { '+' => "added", '-' => "removed", _ => "same" };
}
