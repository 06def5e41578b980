namespace Visa.LocalAws.Signatures;

/// <summary>A signature that is right, with the key that goes on signing the chunks of the body, if they are signed.</summary>
internal sealed record VerifiedSignature(SignatureClaim Claim, SigningKey Key);
