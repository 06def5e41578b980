using System.Text;

namespace Aspire.Hosting.Projects;

/// <summary>Splits a command line at blanks that are outside of double quotes; a backslash keeps a quote literal.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<string> Split(string line)
    {
        var arguments = new List<string>();
        var current = new StringBuilder();
        var quoted = false;
        var begun = false;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '\\' && i + 1 < line.Length && line[i + 1] == '"')
                character = line[++i];
            else if (character == '"')
            {
                quoted = !quoted;
                begun = true;
                continue;
            }
            else if (char.IsWhiteSpace(character) && !quoted)
            {
                Take();
                continue;
            }

            current.Append(character);
            begun = true;
        }

        Take();
        return arguments;

        void Take()
        {
            if (begun)
                arguments.Add(current.ToString());
            current.Clear();
            begun = false;
        }
    }
}
