using System.Text.Json;

namespace Visa.Domain.Json;

/// <summary>Where a field's value lies in its JSON text: for a string, what is between the quotes.</summary>
internal readonly record struct FieldValue(JsonTokenType Type, int Start, int Length, bool IsEscaped);
