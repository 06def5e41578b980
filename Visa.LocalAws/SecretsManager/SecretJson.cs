using System.Text.Json.Serialization;

namespace Visa.LocalAws.SecretsManager;

[JsonSerializable(typeof(Secret))]
internal sealed partial class SecretJson : JsonSerializerContext;
