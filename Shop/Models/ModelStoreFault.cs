namespace Shop.Models;

/// <summary>Why a model store fails.</summary>
internal enum ModelStoreFault
{
    /// <summary>It has no room left; an operator has to make some.</summary>
    Full,

    /// <summary>It cannot be reached, or refuses access.</summary>
    Unavailable,
}
