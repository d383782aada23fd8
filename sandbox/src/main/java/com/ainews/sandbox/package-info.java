/** A stand-in for OpenRouter: its wire protocol over real HTTP on a loopback port, with simulated answers. The JDK's own server carries it, since it needs no library and each request has a virtual thread. */
@NullMarked
package com.ainews.sandbox;

import org.jspecify.annotations.NullMarked;
