namespace Visa.Dbt;

/// <summary>Something that the project's author, or whoever ran the command, can put right. The message says where and how.</summary>
public sealed class DbtException : Exception
{
    public DbtException(string message) : base(message) { }

    public DbtException(string message, string file, int line) : base(message)
    {
        File = file;
        Line = line;
    }

    public DbtException(string message, Exception inner) : base(message, inner) { }

    /// <summary>The file, relative to the project; null where no file is at fault.</summary>
    public string? File { get; }

    /// <summary>From 1; 0 where no line is known.</summary>
    public int Line { get; }

    /// <summary>The message with its place, as the console shows it.</summary>
    public string Display => File is null ? Message : $"{Message}\n  at {File}{(Line > 0 ? $":{Line}" : "")}";

    /// <summary>Something of dbt that the embedded runner does not do.</summary>
    public static DbtException NotHere(string what, string instead) => new($"{what}: not supported by the embedded runner. {instead}");
}
