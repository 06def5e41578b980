namespace Visa.LocalAws.Signatures;

/// <summary>Whose requests are answered.</summary>
public sealed class SignatureOptions
{
    public const string SectionName = "LocalAws";

    /// <summary>Secret keys by access key id. With none, which is the default, signatures are read but not verified and S3 needs none.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; set; } = new Dictionary<string, string>();
}
