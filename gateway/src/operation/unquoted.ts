const literal = /(cannot represent [^:"]*|does not exist in "\w+" enum)[:" ].*$|, found .*$/s;

/** A reason without the value it complains about: what somebody typed may be a name or a number of a person. */
export const unquoted = (message: string): string =>
  message
    .replace(/^(Variable "\$(\w+)") got invalid value .*?( at "\2[\w.[\]]*")?; .*$/s, '$1 does not fit its type$3')
    .replace(/^Value "[^"]*" does not exist/s, 'A value does not exist')
    .replace(literal, '$1');
