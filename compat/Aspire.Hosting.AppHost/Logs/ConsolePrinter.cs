namespace Aspire.Hosting.Logs;

/// <summary>Prints the lines of all resources on the host's console as <c>name | line</c>, one colour a resource.</summary>
internal sealed class ConsolePrinter
{
    private static readonly string[] Colours = ["36", "32", "33", "35", "34", "96", "92", "93", "95", "94"];

    private readonly TextWriter _output;
    private readonly bool _coloured;
    private readonly Dictionary<string, string> _prefixes = [];

    public ConsolePrinter(TextWriter output, bool coloured, IReadOnlyList<string> names)
    {
        _output = output;
        _coloured = coloured;
        var width = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
        for (var i = 0; i < names.Count; i++)
            _prefixes[names[i]] = Prefix(names[i].PadRight(width), Colours[i % Colours.Length]);
    }

    /// <summary>The process's console, coloured when it is a terminal and <c>NO_COLOR</c> is not set.</summary>
    public static ConsolePrinter ForConsole(IReadOnlyList<string> names) => new(
        Console.Out,
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        names);

    public void Print(string name, string line) =>
        _output.WriteLine(_prefixes[name] + (_coloured ? line : AnsiText.Strip(line)));

    private string Prefix(string name, string colour) => _coloured ? $"\e[{colour}m{name} |\e[0m " : $"{name} | ";
}
