using System.Text;
using System.Text.Json;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>Transactions that a person repaired: a file of lines <c>{"id": "…", "transaction": {…}}</c>.</summary>
internal static class RepairedLetters
{
    /// <summary>The bytes to send, by the letter's id.</summary>
    /// <exception cref="InvalidDataException">The file holds something else; the message names the line.</exception>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var repaired = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (number, line) in (await File.ReadAllLinesAsync(path, cancellationToken)).Index())
        {
            if (line.Length == 0)
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                var id = json.RootElement.GetProperty("id").GetString() ?? "";
                if (!repaired.TryAdd(id, Encoding.UTF8.GetBytes(json.RootElement.GetProperty("transaction").GetRawText() + "\n")))
                    throw new InvalidDataException($"{path}:{number + 1} repairs {id} a second time.");
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidDataException($"{path}:{number + 1} is no line like {{\"id\": \"…\", \"transaction\": {{…}}}}.", exception);
            }
        }
        return repaired;
    }
}
