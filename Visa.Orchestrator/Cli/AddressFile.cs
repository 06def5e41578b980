using System.Text.Json;

namespace Visa.Orchestrator.Cli;

/// <summary>Where a running orchestrator is and the token of its API, for commands of the same user.</summary>
internal sealed record AddressFile(string Url, string Token)
{
    public static AddressFile Read(string file) => JsonSerializer.Deserialize<AddressFile>(File.ReadAllText(file), JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"{file} is empty. Start the orchestrator again.");

    /// <summary>Readable by this user alone.</summary>
    public void Write(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, this, JsonSerializerOptions.Web);
    }
}
