using System.Text.Json;
using System.Text.Json.Serialization;

namespace Visa.Scoring.Verbs;

/// <summary>Progress for whoever waits, and the result: words for a person, one line of JSON for a program.</summary>
internal sealed class VerbOutput(IConfiguration configuration)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly bool _isJson = configuration.GetValue("Result:Json", false) || Console.IsOutputRedirected;

    public Action<string> Progress { get; } = step => Console.Error.WriteLine(step);

    /// <summary>The result for a program, in UTF-8.</summary>
    public static byte[] ToJson<T>(T result) => JsonSerializer.SerializeToUtf8Bytes(result, Layout);

    /// <summary>Writes the result.</summary>
    /// <param name="result">For a program.</param>
    /// <param name="words">For a person.</param>
    public void Print<T>(T result, string words) => Console.WriteLine(_isJson ? JsonSerializer.Serialize(result, Layout) : words);
}
