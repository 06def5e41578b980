using Microsoft.Extensions.Options;
using Visa.Decisions.PolicyFiles;

namespace Visa.Scoring.Policies;

/// <summary>The policy file: read at the start, when it must be sound, and again whenever somebody looks.</summary>
internal sealed class PolicySource
{
    private string? _judged;

    /// <exception cref="InvalidPolicyException">The file breaks a rule of the format.</exception>
    public PolicySource(IOptions<PolicyOptions> options, IHostEnvironment environment)
    {
        Path = Locate(options.Value.Policy, environment.ContentRootPath);
        var text = File.ReadAllText(Path);
        Initial = new KnownPolicy(PolicyFile.Parse(text, Path), text);
    }

    public string Path { get; }

    public KnownPolicy Initial { get; }

    /// <summary>The text of the file when it is another than the last that was judged; else null.</summary>
    public async Task<string?> ChangedTextAsync(CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(Path, cancellationToken);
        return text == _judged ? null : text;
    }

    /// <summary>The same text is judged once, also after a refusal.</summary>
    public void Judged(string text) => _judged = text;

    private static string Locate(string path, string contentRoot)
    {
        var underContentRoot = System.IO.Path.GetFullPath(path, contentRoot);
        return File.Exists(underContentRoot) ? underContentRoot : System.IO.Path.GetFullPath(path, AppContext.BaseDirectory);
    }
}
