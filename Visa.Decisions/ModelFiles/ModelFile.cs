using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Visa.Decisions.ModelFiles;

/// <summary>
/// The file of a model, little-endian: the eight bytes <c>VISAMODL</c>, the format's version (int32), the description's length (int32), the description (JSON,
/// UTF-8), the ensemble (see <see cref="EnsembleSection"/>), and the SHA-256 of all of it.
/// </summary>
public static class ModelFile
{
    public const int FormatVersion = 1;

    public const int MaxBytes = 256 * 1024 * 1024;

    private const int PreludeBytes = 16;

    private static ReadOnlySpan<byte> Magic => "VISAMODL"u8;

    public static byte[] Write(TrainedModel model)
    {
        ModelCheck.ThrowIfUnsound(model.Description, model.Ensemble);
        var description = JsonSerializer.SerializeToUtf8Bytes(model.Description, ModelJson.Default.ModelDescription);
        using var file = new MemoryStream();
        Span<byte> prelude = stackalloc byte[PreludeBytes];
        Magic.CopyTo(prelude);
        BinaryPrimitives.WriteInt32LittleEndian(prelude[8..], FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(prelude[12..], description.Length);
        file.Write(prelude);
        file.Write(description);
        EnsembleSection.Write(file, model.Ensemble);
        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <exception cref="InvalidModelException">The bytes are no whole, unchanged model file of this format.</exception>
    public static TrainedModel Read(ReadOnlySpan<byte> file)
    {
        var content = Verify(file);
        var length = BinaryPrimitives.ReadInt32LittleEndian(content[12..]);
        if (length < 2 || length > content.Length - PreludeBytes) throw new InvalidModelException($"The model file says that its description has {length} bytes, more than there are.");
        try
        {
            var description = JsonSerializer.Deserialize(content.Slice(PreludeBytes, length), ModelJson.Default.ModelDescription)
                ?? throw new InvalidModelException("The description in the model file is null.");
            var ensemble = EnsembleSection.Read(content[(PreludeBytes + length)..]);
            ModelCheck.ThrowIfUnsound(description, ensemble);
            return new TrainedModel(description, ensemble);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new InvalidModelException($"The model file is not sound: {exception.Message}", exception);
        }
    }

    private static ReadOnlySpan<byte> Verify(ReadOnlySpan<byte> file)
    {
        if (file.Length < PreludeBytes + SHA256.HashSizeInBytes || !file.StartsWith(Magic)) throw new InvalidModelException("This is not a model file: it does not begin with VISAMODL.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (version != FormatVersion) throw new InvalidModelException($"The model file has format {version}; this program reads format {FormatVersion}. Train the model again, or deploy a program that reads it.");
        var content = file[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(file[^SHA256.HashSizeInBytes..]))
            throw new InvalidModelException("The model file is damaged: its checksum does not match. Fetch it again from the registry.");
        return content;
    }
}
