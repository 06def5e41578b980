using Microsoft.Extensions.Options;

namespace Visa.StreamConsumer.Ladder;

[OptionsValidator]
internal sealed partial class ScoringOptionsValidator : IValidateOptions<ScoringOptions>;
