/** Tests of the judge: it must see what is wrong, or its praise is worth nothing. */
@NullMarked
package com.ainews.chaos;

import org.jspecify.annotations.NullMarked;
