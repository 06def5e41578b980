using System.Text.Json;

namespace Visa.LocalAws.Protocol;

/// <summary>A refusal in AWS's own words, which the router writes in the protocol of the call.</summary>
/// <param name="code">The exception's name as the service documents it, such as <c>ResourceNotFoundException</c>.</param>
public sealed class AwsException(string code, string message, int statusCode = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int StatusCode { get; } = statusCode;

    /// <summary>Writes what the error's body holds beside its type and message, into the open JSON object.</summary>
    public Action<Utf8JsonWriter>? WriteMembers { get; init; }

    /// <summary>What an XML error holds beside its code and message.</summary>
    public IReadOnlyList<(string Name, string Value)> Elements { get; init; } = [];
}
