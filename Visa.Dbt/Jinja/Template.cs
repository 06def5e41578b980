namespace Visa.Dbt.Jinja;

/// <summary>A parsed file.</summary>
internal sealed record Template(string File, IReadOnlyList<Statement> Body)
{
    /// <summary>Throws <see cref="DbtException"/> with file and line.</summary>
    public static Template Parse(string source, string file, int firstLine = 1) => new(file, new TemplateParser(JinjaLexer.Read(source, file, firstLine), file).ParseAll());

    /// <summary>The macros and generic tests that stand in the file.</summary>
    public IEnumerable<Definition> Definitions => Body.OfType<Definition>();
}
